from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inspections", "0006_visit_marks")]

    operations = [
        migrations.AddField(
            "codebookversion",
            "by_a_person",
            models.BooleanField(
                default=False, help_text="Made by an editor, also where the account is gone; else by a release."
            ),
        ),
    ]
