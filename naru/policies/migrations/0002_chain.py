"""Receipts are linked at commit, and nothing of a decision is ever changed or deleted.

The lock is the audit chain's: whoever writes both waits once, and in no order of its own.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION receipt_link_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before text;
    number bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(4050, 1);
    SELECT seq, hash INTO number, before FROM policies_receiptlink ORDER BY seq DESC LIMIT 1;
    number := coalesce(number, 0) + 1;
    before := coalesce(before, repeat('0', 64));
    INSERT INTO policies_receiptlink (seq, receipt_id, previous, hash)
    VALUES (number, NEW.id, before, encode(sha256(convert_to(
        audit_sized(before) || audit_sized(number::text) || audit_sized(NEW.body)
        || audit_sized(NEW.signature) || audit_sized(NEW.key_id), 'UTF8')), 'hex'));
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER policies_receipt_linked AFTER INSERT ON policies_receipt
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION receipt_link_at_commit();
CREATE TRIGGER policies_receipt_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON policies_receipt
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER policies_receiptlink_kept BEFORE UPDATE OR DELETE OR TRUNCATE
    ON policies_receiptlink FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER policies_rulepack_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON policies_rulepack
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER policies_signingkey_kept BEFORE UPDATE OR DELETE OR TRUNCATE
    ON policies_signingkey FOR EACH STATEMENT EXECUTE FUNCTION append_only();
"""

DROP = """
DROP TRIGGER policies_signingkey_kept ON policies_signingkey;
DROP TRIGGER policies_rulepack_kept ON policies_rulepack;
DROP TRIGGER policies_receiptlink_kept ON policies_receiptlink;
DROP TRIGGER policies_receipt_kept ON policies_receipt;
DROP TRIGGER policies_receipt_linked ON policies_receipt;
DROP FUNCTION receipt_link_at_commit();
"""


class Migration(migrations.Migration):
    dependencies = [("policies", "0001_decision_receipts"), ("audit", "0002_chain")]

    operations = [migrations.RunSQL(CREATE, DROP)]
