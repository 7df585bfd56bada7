import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from inspections.rights.roles import bring_up_to_date


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0011_public_marks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ProviderAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("issuer", models.CharField(max_length=300)),
                ("subject", models.CharField(help_text="The provider's own key of the person.", max_length=255)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="provider_account",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("issuer", "subject"), name="provider_account_once")],
            },
        ),
        migrations.RunPython(bring_up_to_date, migrations.RunPython.noop),
    ]
