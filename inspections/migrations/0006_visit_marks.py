"""Marks every visit that changes, in the transaction that changes it, so that the tally knows what to read again."""

from django.db import migrations

TABLE = """
CREATE TABLE inspections_visitmark (visit bigint PRIMARY KEY, changed_in xid8 NOT NULL);
CREATE INDEX inspections_visitmark_changed_in ON inspections_visitmark (changed_in);
COMMENT ON TABLE inspections_visitmark IS
    'The transaction that changed a visit or what belongs to it last; visit 0 stands for the words all of them use.';
"""

# Visits in their order, so that two transactions that mark several never wait for each other in a circle.
MARK = """
CREATE FUNCTION inspections_mark_visits(visits bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO inspections_visitmark AS mark
    SELECT DISTINCT visit, pg_current_xact_id() FROM unnest(visits) AS visit WHERE visit IS NOT NULL ORDER BY visit
    ON CONFLICT (visit) DO UPDATE SET changed_in = excluded.changed_in WHERE mark.changed_in <> excluded.changed_in
$$;
"""

# {visits} selects the visits of the rows in a transition table called {rows}.
TRIGGER = """
CREATE FUNCTION {function}_inserted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM inspections_mark_visits(array({after}));
    RETURN NULL;
END $$;
CREATE FUNCTION {function}_updated() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM inspections_mark_visits(array({before} UNION {after}));
    RETURN NULL;
END $$;
CREATE FUNCTION {function}_deleted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM inspections_mark_visits(array({before}));
    RETURN NULL;
END $$;
CREATE TRIGGER mark_inserted AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION {function}_inserted();
CREATE TRIGGER mark_updated AFTER UPDATE ON {table}
    REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION {function}_updated();
CREATE TRIGGER mark_deleted AFTER DELETE ON {table}
    REFERENCING OLD TABLE AS before_it FOR EACH STATEMENT EXECUTE FUNCTION {function}_deleted();
"""

TRIGGER_OF_WORDS = """
CREATE TRIGGER mark_changed AFTER INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION inspections_mark_everything();
"""
MARK_EVERYTHING = """
CREATE FUNCTION inspections_mark_everything() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM inspections_mark_visits(ARRAY[0]);
    RETURN NULL;
END $$;
"""
TRIGGER_OF_EMPTYING = """
CREATE TRIGGER mark_emptied AFTER TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION inspections_mark_everything();
"""

VISITS = {
    "inspections_visit": "SELECT id FROM {rows}",
    "inspections_visit_topics": "SELECT visit_id FROM {rows}",
    "inspections_visitperiod": "SELECT visit_id FROM {rows}",
    "inspections_visitinspector": "SELECT visit_id FROM {rows}",
    "inspections_judgement": "SELECT visit_id FROM {rows}",
    "inspections_finding": "SELECT visit_id FROM {rows}",
    "inspections_findingtheme": (
        "SELECT finding.visit_id FROM {rows} JOIN inspections_finding finding ON finding.id = {rows}.finding_id"
    ),
}
WORDS = (
    *("inspections_authority", "inspections_theme", "inspections_themegroup", "inspections_inspector"),
    *("inspections_topic", "inspections_framework", "inspections_grade", "inspections_judgementarea"),
)


def triggers(table, visits):
    return TRIGGER.format(
        table=table,
        function=f"{table}_mark",
        before=visits.format(rows="before_it"),
        after=visits.format(rows="after_it"),
    )


def without_triggers(table):
    names = ("inserted", "updated", "deleted")
    return "".join(f"DROP TRIGGER mark_{name} ON {table}; DROP FUNCTION {table}_mark_{name}();" for name in names)


class Migration(migrations.Migration):
    dependencies = [("inspections", "0005_double_codings")]

    operations = [
        migrations.RunSQL(TABLE, "DROP TABLE inspections_visitmark"),
        migrations.RunSQL(MARK, "DROP FUNCTION inspections_mark_visits(bigint[])"),
        migrations.RunSQL(MARK_EVERYTHING, "DROP FUNCTION inspections_mark_everything()"),
        *(migrations.RunSQL(triggers(table, visits), without_triggers(table)) for table, visits in VISITS.items()),
        *(
            migrations.RunSQL(TRIGGER_OF_WORDS.format(table=table), f"DROP TRIGGER mark_changed ON {table}")
            for table in WORDS
        ),
        *(
            migrations.RunSQL(TRIGGER_OF_EMPTYING.format(table=table), f"DROP TRIGGER mark_emptied ON {table}")
            for table in (*VISITS, *WORDS)
        ),
    ]
