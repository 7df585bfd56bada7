import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("inspections", "0007_codebook_version_by_a_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100)),
                (
                    "address",
                    models.CharField(
                        help_text="Path and question, such as /findings/?region=london; never another site.",
                        max_length=4000,
                    ),
                ),
                ("saved_at", models.DateTimeField(auto_now_add=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "name"), name="saved_view_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("address__startswith", "/"), models.Q(("address__startswith", "//"), _negated=True)
                        ),
                        name="saved_view_of_this_site",
                    ),
                ],
            },
        ),
    ]
