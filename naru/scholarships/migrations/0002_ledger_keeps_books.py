"""The database keeps the books: balances follow entries, transfers sum to zero, nothing changes."""

from django.db import migrations

CREATE = """
CREATE FUNCTION ledger_transfer_opens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.opened_in := txid_current();
    RETURN NEW;
END
$$;

CREATE FUNCTION ledger_entry_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    opened bigint;
BEGIN
    SELECT opened_in INTO opened FROM scholarships_transfer WHERE id = NEW.transfer_id;
    IF opened IS DISTINCT FROM txid_current() THEN
        RAISE EXCEPTION 'transfer % is closed', NEW.transfer_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_closed';
    END IF;
    UPDATE scholarships_account
    SET balance_points = balance_points + NEW.points, entries = entries + 1
    WHERE id = NEW.account_id
    RETURNING balance_points, entries INTO NEW.balance_points, NEW.number;
    RETURN NEW;
END
$$;

CREATE FUNCTION ledger_account_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND (NEW.balance_points <> 0 OR NEW.entries <> 0) THEN
        RAISE EXCEPTION 'an account begins empty'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'account_begins_empty';
    ELSIF TG_OP = 'UPDATE' AND (pg_trigger_depth() < 2 OR
        (NEW.id, NEW.round_id, NEW.grant_id, NEW.book) IS DISTINCT FROM
        (OLD.id, OLD.round_id, OLD.grant_id, OLD.book)) THEN
        RAISE EXCEPTION 'a balance moves with entries only'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'account_moves_with_entries';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION ledger_transfer_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    booked bigint;
    total numeric;
    lines bigint;
BEGIN
    booked := CASE TG_TABLE_NAME WHEN 'scholarships_transfer' THEN NEW.id
        ELSE (to_jsonb(NEW) ->> 'transfer_id')::bigint END;
    SELECT coalesce(sum(points), 0), count(*) INTO total, lines
    FROM scholarships_entry WHERE transfer_id = booked;
    IF total <> 0 OR lines < 2 THEN
        RAISE EXCEPTION 'transfer % does not balance: % points over % entries',
            booked, total, lines
            USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_balances';
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION draw_stays_as_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.round_id, NEW.secret, NEW.commitment) IS DISTINCT FROM
        (OLD.round_id, OLD.secret, OLD.commitment)
        OR OLD.root <> '' AND (NEW.root, NEW.entries, NEW.frozen_at) IS DISTINCT FROM
        (OLD.root, OLD.entries, OLD.frozen_at)
        OR OLD.seed <> '' AND (NEW.seed, NEW.public_number, NEW.drawn_at) IS DISTINCT FROM
        (OLD.seed, OLD.public_number, OLD.drawn_at) THEN
        RAISE EXCEPTION 'what a draw has published stays'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'draw_stays_as_published';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER scholarships_draw_published BEFORE UPDATE ON scholarships_draw
    FOR EACH ROW EXECUTE FUNCTION draw_stays_as_published();
CREATE TRIGGER scholarships_draw_kept BEFORE DELETE OR TRUNCATE ON scholarships_draw
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER scholarships_transfer_opens BEFORE INSERT ON scholarships_transfer
    FOR EACH ROW EXECUTE FUNCTION ledger_transfer_opens();
CREATE TRIGGER scholarships_entry_moves BEFORE INSERT ON scholarships_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_entry_moves();
CREATE TRIGGER scholarships_account_guarded BEFORE INSERT OR UPDATE ON scholarships_account
    FOR EACH ROW EXECUTE FUNCTION ledger_account_guarded();
CREATE CONSTRAINT TRIGGER scholarships_transfer_balances AFTER INSERT ON scholarships_transfer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_transfer_balances();
CREATE CONSTRAINT TRIGGER scholarships_entry_balances AFTER INSERT ON scholarships_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_transfer_balances();
CREATE TRIGGER scholarships_transfer_kept BEFORE UPDATE OR DELETE OR TRUNCATE
    ON scholarships_transfer FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER scholarships_entry_kept BEFORE UPDATE OR DELETE OR TRUNCATE
    ON scholarships_entry FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER scholarships_account_kept BEFORE DELETE OR TRUNCATE
    ON scholarships_account FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER scholarships_check_kept BEFORE UPDATE OR DELETE OR TRUNCATE
    ON scholarships_check FOR EACH STATEMENT EXECUTE FUNCTION append_only();
"""

DROP = """
DROP TRIGGER scholarships_draw_kept ON scholarships_draw;
DROP TRIGGER scholarships_draw_published ON scholarships_draw;
DROP FUNCTION draw_stays_as_published();
DROP TRIGGER scholarships_check_kept ON scholarships_check;
DROP TRIGGER scholarships_account_kept ON scholarships_account;
DROP TRIGGER scholarships_entry_kept ON scholarships_entry;
DROP TRIGGER scholarships_transfer_kept ON scholarships_transfer;
DROP TRIGGER scholarships_entry_balances ON scholarships_entry;
DROP TRIGGER scholarships_transfer_balances ON scholarships_transfer;
DROP TRIGGER scholarships_account_guarded ON scholarships_account;
DROP TRIGGER scholarships_entry_moves ON scholarships_entry;
DROP TRIGGER scholarships_transfer_opens ON scholarships_transfer;
DROP FUNCTION ledger_transfer_balances();
DROP FUNCTION ledger_account_guarded();
DROP FUNCTION ledger_entry_moves();
DROP FUNCTION ledger_transfer_opens();
"""


class Migration(migrations.Migration):
    dependencies = [("scholarships", "0001_first"), ("audit", "0002_chain")]

    operations = [migrations.RunSQL(CREATE, DROP)]
