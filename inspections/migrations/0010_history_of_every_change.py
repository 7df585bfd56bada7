"""The database keeps the history of what is changed past the models: by bulk statements, cascades or SQL.

Before a row without history changes, it is kept as it stood. At the end of a transaction each row that it changed or
deleted is compared with the latest of its history, and what nothing has recorded is recorded then. Rows that are only
added cost nothing, so COPY stays as fast as it is.
"""

from django.db import migrations

KEEP = """
CREATE FUNCTION inspections_keep_state(history text, state jsonb, what text, moment timestamptz, reason text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    number bigint := nextval(pg_get_serial_sequence(history, 'history_id'));
BEGIN
    EXECUTE format('INSERT INTO %1$I SELECT * FROM jsonb_populate_record(NULL::%1$I, $1)', history)
    USING state || jsonb_build_object(
        'history_id', number, 'history_date', moment, 'history_type', what,
        'history_change_reason', reason, 'history_user_id', NULL
    );
    IF history = 'inspections_historicalvisit' THEN
        INSERT INTO inspections_historicalvisit_topics (id, visit_id, topic_id, history_id)
        SELECT id, visit_id, topic_id, number FROM inspections_visit_topics WHERE visit_id = (state->>'id')::bigint;
    END IF;
END $$;
"""

KEEP_BEFORE = """
CREATE FUNCTION inspections_keep_before() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    is_known boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE id = $1)', TG_ARGV[0]) INTO is_known USING OLD.id;
    IF NOT is_known THEN
        PERFORM inspections_keep_state(
            TG_ARGV[0], to_jsonb(OLD), '+', now(), 'As it stood before its first recorded change'
        );
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
"""

# The place of a finding among others is left out: it moves when another comes in between.
KEEP_AFTER = """
CREATE FUNCTION inspections_keep_after() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    added text[] := '{history_id,history_date,history_type,history_change_reason,history_user_id,order}';
    state jsonb;
    latest jsonb;
BEGIN
    EXECUTE format('SELECT to_jsonb(it) FROM %I it WHERE id = $1', TG_TABLE_NAME) INTO state USING OLD.id;
    EXECUTE format('SELECT to_jsonb(it) FROM %I it WHERE id = $1 ORDER BY history_id DESC LIMIT 1', TG_ARGV[0])
        INTO latest USING OLD.id;
    IF state IS NULL AND latest->>'history_type' IS DISTINCT FROM '-' THEN
        PERFORM inspections_keep_state(
            TG_ARGV[0], to_jsonb(OLD), '-', clock_timestamp(), 'Changed in the database, past the dashboard'
        );
    ELSIF state IS NOT NULL AND (latest->>'history_type' = '-' OR state || (latest - added) <> state) THEN
        PERFORM inspections_keep_state(
            TG_ARGV[0], state, '~', clock_timestamp(), 'Changed in the database, past the dashboard'
        );
    END IF;
    RETURN NULL;
END $$;
"""

TRIGGERS = """
CREATE TRIGGER keep_before BEFORE UPDATE OR DELETE ON inspections_{noun}
    FOR EACH ROW EXECUTE FUNCTION inspections_keep_before('inspections_historical{noun}');
CREATE CONSTRAINT TRIGGER keep_updated AFTER UPDATE ON inspections_{noun} DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION inspections_keep_after('inspections_historical{noun}');
CREATE CONSTRAINT TRIGGER keep_deleted AFTER DELETE ON inspections_{noun} DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION inspections_keep_after('inspections_historical{noun}');
"""
NO_TRIGGERS = """
DROP TRIGGER keep_before ON inspections_{noun};
DROP TRIGGER keep_updated ON inspections_{noun};
DROP TRIGGER keep_deleted ON inspections_{noun};
"""

NOUNS = (
    *("authority", "succession", "inspector", "visit", "visitperiod", "visitinspector", "judgement"),
    *("finding", "findingtheme", "themegroup", "theme", "councilresponse", "responsestatement", "responsequote"),
)


class Migration(migrations.Migration):
    dependencies = [("inspections", "0009_roles")]

    operations = [
        migrations.RunSQL(KEEP, "DROP FUNCTION inspections_keep_state(text, jsonb, text, timestamptz, text)"),
        migrations.RunSQL(KEEP_BEFORE, "DROP FUNCTION inspections_keep_before()"),
        migrations.RunSQL(KEEP_AFTER, "DROP FUNCTION inspections_keep_after()"),
        *(migrations.RunSQL(TRIGGERS.format(noun=noun), NO_TRIGGERS.format(noun=noun)) for noun in NOUNS),
    ]
