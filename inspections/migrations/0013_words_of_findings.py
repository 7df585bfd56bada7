"""The words of findings in a table of their own, which the database keeps."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

FILL = """
INSERT INTO inspections_findingwords (finding_id, search) SELECT id, search FROM inspections_finding ORDER BY id;
"""

# Django cannot declare it where other tables refer to findings by rules of its own.
GOES_ALONG = """
ALTER TABLE inspections_findingwords ADD CONSTRAINT inspections_findingwords_finding
    FOREIGN KEY (finding_id) REFERENCES inspections_finding (id) ON DELETE CASCADE;
"""

KEEP = """
CREATE FUNCTION inspections_keep_words() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO inspections_findingwords (finding_id, search)
    VALUES (NEW.id, to_tsvector('english', NEW.text || ' ' || NEW.summary))
    ON CONFLICT (finding_id) DO UPDATE SET search = EXCLUDED.search;
    RETURN NULL;
END $$;
"""

TRIGGERS = """
CREATE TRIGGER words_of_new AFTER INSERT ON inspections_finding
    FOR EACH ROW EXECUTE FUNCTION inspections_keep_words();
CREATE TRIGGER words_of_changed AFTER UPDATE ON inspections_finding
    FOR EACH ROW WHEN ((OLD.text, OLD.summary) IS DISTINCT FROM (NEW.text, NEW.summary))
    EXECUTE FUNCTION inspections_keep_words();
"""
NO_TRIGGERS = """
DROP TRIGGER words_of_new ON inspections_finding;
DROP TRIGGER words_of_changed ON inspections_finding;
"""

# Rows keep what a removed column held until they are written anew: without it they are half as long.
WRITE_ANEW = """
CLUSTER inspections_finding USING inspections_finding_pkey;
ALTER TABLE inspections_finding SET WITHOUT CLUSTER;
ANALYZE inspections_finding, inspections_findingwords;
"""


class Migration(migrations.Migration):
    dependencies = [("inspections", "0012_provider_accounts")]

    operations = [
        migrations.CreateModel(
            name="FindingWords",
            fields=[
                (
                    "finding",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="inspections.finding",
                    ),
                ),
                ("search", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(
            GOES_ALONG, "ALTER TABLE inspections_findingwords DROP CONSTRAINT inspections_findingwords_finding"
        ),
        migrations.RunSQL(KEEP, "DROP FUNCTION inspections_keep_words()"),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
        migrations.RemoveIndex(model_name="finding", name="inspections_search_a48692_gin"),
        migrations.RemoveField(model_name="finding", name="search"),
        migrations.AddIndex(
            model_name="findingwords",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="finding_words_search"),
        ),
        migrations.RunSQL(WRITE_ANEW, migrations.RunSQL.noop),
    ]
