"""Notes every transaction that changes what public pages tell, so that a page that did not change is known as such."""

from django.db import migrations

# One row for each transaction, and none that two of them would write: whoever imports waits for nobody. The start of
# the transaction keeps numbers of another server, as they come back with a backup, apart from this one's.
TABLE = """
CREATE TABLE inspections_publicmark (
    changed_at timestamptz NOT NULL, changed_in xid8 NOT NULL, PRIMARY KEY (changed_at, changed_in)
);
COMMENT ON TABLE inspections_publicmark IS
    'The transactions of the last days that changed what public pages tell, with their beginnings.';
"""

MARK = """
CREATE FUNCTION inspections_mark_public() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO inspections_publicmark VALUES (now(), pg_current_xact_id()) ON CONFLICT DO NOTHING;
    IF FOUND THEN
        DELETE FROM inspections_publicmark WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM inspections_publicmark WHERE changed_at < now() - interval '3 days' FOR UPDATE SKIP LOCKED
        ));
    END IF;
    RETURN NULL;
END $$;
"""

TRIGGER = """
CREATE TRIGGER mark_public AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION inspections_mark_public();
"""

PUBLIC = (
    *("authority", "succession", "statisticalneighbour", "publishedfigure"),
    *("themegroup", "theme", "codebookversion", "codebookchange"),
    *("framework", "grade", "judgementarea", "topic", "inspector"),
    *("visit", "visit_topics", "visitperiod", "visitinspector", "judgement"),
    *("finding", "findingtheme", "suggestion", "reviewaction", "factcheck"),
    *("doublecoding", "coder", "twicecoded", "blindcoding", "settlement"),
    *("document", "documentpage", "documentproblem"),
    *("councilresponse", "responsestatement", "responsequote"),
)


class Migration(migrations.Migration):
    dependencies = [("inspections", "0010_history_of_every_change")]

    operations = [
        migrations.RunSQL(TABLE, "DROP TABLE inspections_publicmark"),
        migrations.RunSQL(MARK, "DROP FUNCTION inspections_mark_public()"),
        *(
            migrations.RunSQL(
                TRIGGER.format(table=f"inspections_{name}"), f"DROP TRIGGER mark_public ON inspections_{name}"
            )
            for name in PUBLIC
        ),
    ]
