from django.db import migrations

from inspections.rights.roles import bring_up_to_date


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("axes", "0010_accessattemptexpiration"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
        ("inspections", "0008_saved_views"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="finding",
            options={
                "ordering": ["-visit__published_on", "visit_id", "order", "pk"],
                "permissions": [("code_finding", "Can code findings at the review desk")],
            },
        ),
        migrations.AlterModelOptions(
            name="visit",
            options={
                "ordering": ["-published_on", "authority__name"],
                "permissions": [
                    ("publish_visit", "Can publish and unpublish visits"),
                    ("read_dashboard", "Can read the dashboard when it is not public"),
                    ("enter_data", "Can open the pages for data entry"),
                ],
            },
        ),
        migrations.RunPython(bring_up_to_date, migrations.RunPython.noop),
    ]
