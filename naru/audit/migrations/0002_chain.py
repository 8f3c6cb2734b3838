"""The chain lives in the database: linked at commit, never changed, never deleted."""

from django.db import migrations

CREATE = """
CREATE FUNCTION audit_sized(part text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT octet_length(convert_to(part, 'UTF8')) || ':' || part
$$;

CREATE FUNCTION audit_link_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before text;
    number bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(4050, 1);
    SELECT seq, hash INTO number, before FROM audit_link ORDER BY seq DESC LIMIT 1;
    number := coalesce(number, 0) + 1;
    before := coalesce(before, repeat('0', 64));
    INSERT INTO audit_link (seq, entry_id, previous, hash)
    VALUES (number, NEW.id, before, encode(sha256(convert_to(
        audit_sized(before) || audit_sized(number::text)
        || audit_sized(NEW.id::text)
        || audit_sized((extract(epoch FROM NEW.at) * 1000000)::bigint::text)
        || audit_sized(coalesce(NEW.actor_id::text, ''))
        || audit_sized(coalesce(NEW.on_behalf_of_id::text, ''))
        || audit_sized(NEW.action)
        || audit_sized(NEW.subject_type)
        || audit_sized(NEW.subject_id)
        || audit_sized(NEW.details), 'UTF8')), 'hex'));
    RETURN NULL;
END
$$;

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE CONSTRAINT TRIGGER audit_entry_linked AFTER INSERT ON audit_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_link_at_commit();
CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER audit_link_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
"""

DROP = """
DROP TRIGGER audit_link_kept ON audit_link;
DROP TRIGGER audit_entry_kept ON audit_entry;
DROP TRIGGER audit_entry_linked ON audit_entry;
DROP FUNCTION append_only();
DROP FUNCTION audit_link_at_commit();
DROP FUNCTION audit_sized(text);
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_first")]

    operations = [migrations.RunSQL(CREATE, DROP)]
