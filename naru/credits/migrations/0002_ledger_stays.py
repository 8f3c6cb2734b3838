"""The database keeps the ledger: lines stay, counter-entries are exact."""

from django.db import migrations

CREATE = """
CREATE FUNCTION credit_entry_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.said THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'a line of the credit ledger stays'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'credit_entry_stays';
END
$$;

CREATE FUNCTION credit_entry_counters() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was credits_entry%ROWTYPE;
BEGIN
    SELECT * INTO was FROM credits_entry WHERE id = NEW.counters_id;
    IF was.counters_id IS NOT NULL
        OR (NEW.resident_id, NEW.kind, NEW.credits, NEW.said)
        IS DISTINCT FROM (was.resident_id, was.kind, -was.credits, was.said) THEN
        RAISE EXCEPTION 'a counter-entry takes back exactly one line'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_counter_exact';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER credits_entry_kept BEFORE UPDATE OR DELETE ON credits_entry
    FOR EACH ROW EXECUTE FUNCTION credit_entry_kept();
CREATE TRIGGER credits_entry_never_emptied BEFORE TRUNCATE ON credits_entry
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER credits_entry_counters BEFORE INSERT ON credits_entry
    FOR EACH ROW WHEN (NEW.counters_id IS NOT NULL) EXECUTE FUNCTION credit_entry_counters();
"""

DROP = """
DROP TRIGGER credits_entry_counters ON credits_entry;
DROP TRIGGER credits_entry_never_emptied ON credits_entry;
DROP TRIGGER credits_entry_kept ON credits_entry;
DROP FUNCTION credit_entry_counters();
DROP FUNCTION credit_entry_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("credits", "0001_keep_credits"), ("audit", "0002_chain")]

    operations = [migrations.RunSQL(CREATE, DROP)]
