import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

FIRST_VERSION = 2
"""The version of the codebook that came with the dashboard before versions were counted."""

GUID_HELP = "Tells it from others in files, whatever its name."


def name_and_date(apps, schema_editor):
    """Entries that are there get the identifiers that a fresh installation gives them, and a first version."""
    for model, noun in (("ThemeGroup", "group"), ("Theme", "theme")):
        for entry in apps.get_model("inspections", model).objects.all():
            entry.guid = uuid.uuid5(uuid.NAMESPACE_URL, f"urn:inspection-findings:{noun}:{entry.slug}")
            entry.save(update_fields=["guid"])
    if apps.get_model("inspections", "Theme").objects.exists():
        note = "The codebook that came with the dashboard."
        apps.get_model("inspections", "CodebookVersion").objects.create(number=FIRST_VERSION, note=note)


def retiring(model, historical):
    merged_into = {"blank": True, "editable": False, "null": True, "to": f"inspections.{model}"}
    past = {"db_constraint": False, "on_delete": django.db.models.deletion.DO_NOTHING, "related_name": "+"}
    present = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "merged_from"}
    return [
        migrations.AddField(historical, "merged_into", models.ForeignKey(**merged_into, **past)),
        migrations.AddField(historical, "retired_on", models.DateField(blank=True, editable=False, null=True)),
        migrations.AddField(model, "merged_into", models.ForeignKey(**merged_into, **present)),
        migrations.AddField(model, "retired_on", models.DateField(blank=True, editable=False, null=True)),
        migrations.AddField(model, "guid", models.UUIDField(editable=False, help_text=GUID_HELP, null=True)),
    ]


def identified(model, constraint):
    elsewhere = models.Q(("retired_on__isnull", False), models.Q(("merged_into", models.F("pk")), _negated=True))
    condition = models.Q(("merged_into", None), elsewhere, _connector="OR")
    guid = models.UUIDField(default=uuid.uuid4, editable=False, help_text=GUID_HELP, unique=True)
    return [
        migrations.AlterField(model, "guid", guid),
        migrations.AddConstraint(model, models.CheckConstraint(condition=condition, name=constraint)),
    ]


KINDS = {
    "added": "Added",
    "changed": "Changed",
    "renamed": "Renamed",
    "moved": "Moved",
    "merged": "Merged",
    "split": "Split",
    "retired": "Retired",
    "restored": "Taken back into use",
    "removed": "Removed",
}


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0003_finding_drafts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CodebookVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("note", models.TextField(blank=True, verbose_name="why")),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["-number"]},
        ),
        *retiring("theme", "historicaltheme"),
        *retiring("themegroup", "historicalthemegroup"),
        migrations.RunPython(name_and_date, migrations.RunPython.noop),
        *identified("theme", "theme_merged_means_retired"),
        *identified("themegroup", "group_merged_means_retired"),
        migrations.CreateModel(
            name="CodebookChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=list(KINDS.items()), max_length=10)),
                ("words", models.TextField(help_text="What was changed, in a sentence.")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="inspections.codebookversion",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="changes",
                        to="inspections.theme",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="changes",
                        to="inspections.themegroup",
                    ),
                ),
            ],
            options={"ordering": ["-version__number", "pk"]},
        ),
        migrations.AddConstraint(
            model_name="codebookchange",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", list(KINDS))), name="codebook_change_known"
            ),
        ),
    ]
