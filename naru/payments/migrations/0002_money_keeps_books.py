"""The database keeps the books: balances follow entries, transfers sum to zero, nothing changes."""

from django.db import migrations

CREATE = """
CREATE FUNCTION money_transfer_opens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.opened_in := txid_current();
    RETURN NEW;
END
$$;

CREATE FUNCTION money_entry_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    opened bigint;
BEGIN
    SELECT opened_in INTO opened FROM payments_transfer WHERE id = NEW.transfer_id;
    IF opened IS DISTINCT FROM txid_current() THEN
        RAISE EXCEPTION 'transfer % is closed', NEW.transfer_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'money_transfer_closed';
    END IF;
    UPDATE payments_account
    SET balance_won = balance_won + NEW.won, entries = entries + 1
    WHERE id = NEW.account_id
    RETURNING balance_won, entries INTO NEW.balance_won, NEW.number;
    RETURN NEW;
END
$$;

CREATE FUNCTION money_account_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND (NEW.balance_won <> 0 OR NEW.entries <> 0) THEN
        RAISE EXCEPTION 'an account begins empty'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'money_account_begins_empty';
    ELSIF TG_OP = 'UPDATE' AND (pg_trigger_depth() < 2 OR
        (NEW.id, NEW.provider_id, NEW.charge_id, NEW.book) IS DISTINCT FROM
        (OLD.id, OLD.provider_id, OLD.charge_id, OLD.book)) THEN
        RAISE EXCEPTION 'a balance moves with entries only'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'money_account_moves_with_entries';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION money_transfer_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    booked bigint;
    total numeric;
    lines bigint;
BEGIN
    booked := CASE TG_TABLE_NAME WHEN 'payments_transfer' THEN NEW.id
        ELSE (to_jsonb(NEW) ->> 'transfer_id')::bigint END;
    SELECT coalesce(sum(won), 0), count(*) INTO total, lines
    FROM payments_entry WHERE transfer_id = booked;
    IF total <> 0 OR lines < 2 THEN
        RAISE EXCEPTION 'transfer % does not balance: % won over % entries', booked, total, lines
            USING ERRCODE = 'check_violation', CONSTRAINT = 'money_transfer_balances';
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION money_charge_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.public_id, NEW.claim_id, NEW.provider_id, NEW.title, NEW.won,
        NEW.materials_won, NEW.number, NEW.serial, NEW.bank_ko, NEW.bank_en, NEW.rules,
        NEW.sessions, NEW.made_at, NEW.due_at, NEW.books_at) IS DISTINCT FROM
       (OLD.id, OLD.public_id, OLD.claim_id, OLD.provider_id, OLD.title, OLD.won,
        OLD.materials_won, OLD.number, OLD.serial, OLD.bank_ko, OLD.bank_en, OLD.rules,
        OLD.sessions, OLD.made_at, OLD.due_at, OLD.books_at) THEN
        RAISE EXCEPTION 'what a charge asks never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'charge_stays_as_made';
    END IF;
    IF NEW.state <> OLD.state AND NOT (
        OLD.state = 'OPEN'
        OR OLD.state IN ('PAID', 'WAIVED') AND NEW.state = 'ENDED') THEN
        RAISE EXCEPTION 'a charge goes from % to % never', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'charge_moves_forward';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER payments_charge_guarded BEFORE UPDATE ON payments_charge
    FOR EACH ROW EXECUTE FUNCTION money_charge_guarded();
CREATE TRIGGER payments_charge_kept BEFORE DELETE OR TRUNCATE ON payments_charge
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER payments_transfer_opens BEFORE INSERT ON payments_transfer
    FOR EACH ROW EXECUTE FUNCTION money_transfer_opens();
CREATE TRIGGER payments_entry_moves BEFORE INSERT ON payments_entry
    FOR EACH ROW EXECUTE FUNCTION money_entry_moves();
CREATE TRIGGER payments_account_guarded BEFORE INSERT OR UPDATE ON payments_account
    FOR EACH ROW EXECUTE FUNCTION money_account_guarded();
CREATE CONSTRAINT TRIGGER payments_transfer_balances AFTER INSERT ON payments_transfer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION money_transfer_balances();
CREATE CONSTRAINT TRIGGER payments_entry_balances AFTER INSERT ON payments_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION money_transfer_balances();
CREATE TRIGGER payments_account_kept BEFORE DELETE OR TRUNCATE ON payments_account
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
"""

KEPT = ("transfer", "entry", "payment", "refund", "payout", "bankfile", "bankrow", "rowdecision")
KEEP = "".join(
    f"CREATE TRIGGER payments_{table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE"
    f" ON payments_{table} FOR EACH STATEMENT EXECUTE FUNCTION append_only();\n"
    for table in KEPT
)
LET_GO = "".join(f"DROP TRIGGER payments_{table}_kept ON payments_{table};\n" for table in KEPT)

DROP = """
DROP TRIGGER payments_account_kept ON payments_account;
DROP TRIGGER payments_entry_balances ON payments_entry;
DROP TRIGGER payments_transfer_balances ON payments_transfer;
DROP TRIGGER payments_account_guarded ON payments_account;
DROP TRIGGER payments_entry_moves ON payments_entry;
DROP TRIGGER payments_transfer_opens ON payments_transfer;
DROP TRIGGER payments_charge_kept ON payments_charge;
DROP TRIGGER payments_charge_guarded ON payments_charge;
DROP FUNCTION money_charge_guarded();
DROP FUNCTION money_transfer_balances();
DROP FUNCTION money_account_guarded();
DROP FUNCTION money_entry_moves();
DROP FUNCTION money_transfer_opens();
"""


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_first"), ("audit", "0002_chain")]

    operations = [migrations.RunSQL(CREATE + KEEP, LET_GO + DROP)]
