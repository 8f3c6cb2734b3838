"""What was asked of a card company never changes but forward, what it told never at all."""

from django.db import migrations

CREATE = """
CREATE FUNCTION money_card_order_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.public_id, NEW.charge_id, NEW.won, NEW.made_at, NEW.until_at, NEW.by_id)
       IS DISTINCT FROM
       (OLD.id, OLD.public_id, OLD.charge_id, OLD.won, OLD.made_at, OLD.until_at, OLD.by_id) THEN
        RAISE EXCEPTION 'what a card order asks never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'card_order_stays_as_made';
    END IF;
    IF NEW.state <> OLD.state AND NOT (
        OLD.state = 'BEGUN'
        OR OLD.state = 'AUTHORISED' AND NEW.state <> 'BEGUN'
        OR OLD.state <> 'CAPTURED' AND NEW.state = 'CAPTURED') THEN
        RAISE EXCEPTION 'a card order goes from % to % never', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'card_order_moves_forward';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION money_card_return_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.done_at IS NOT NULL OR (NEW.id, NEW.public_id, NEW.refund_id, NEW.order_id)
       IS DISTINCT FROM (OLD.id, OLD.public_id, OLD.refund_id, OLD.order_id) THEN
        RAISE EXCEPTION 'a return to a card is booked once'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'card_return_booked_once';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER payments_cardorder_guarded BEFORE UPDATE ON payments_cardorder
    FOR EACH ROW EXECUTE FUNCTION money_card_order_guarded();
CREATE TRIGGER payments_cardorder_kept BEFORE DELETE OR TRUNCATE ON payments_cardorder
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER payments_cardreturn_guarded BEFORE UPDATE ON payments_cardreturn
    FOR EACH ROW EXECUTE FUNCTION money_card_return_guarded();
CREATE TRIGGER payments_cardreturn_kept BEFORE DELETE OR TRUNCATE ON payments_cardreturn
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER payments_cardnote_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON payments_cardnote
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
"""

DROP = """
DROP TRIGGER payments_cardnote_kept ON payments_cardnote;
DROP TRIGGER payments_cardreturn_kept ON payments_cardreturn;
DROP TRIGGER payments_cardreturn_guarded ON payments_cardreturn;
DROP TRIGGER payments_cardorder_kept ON payments_cardorder;
DROP TRIGGER payments_cardorder_guarded ON payments_cardorder;
DROP FUNCTION money_card_return_guarded();
DROP FUNCTION money_card_order_guarded();
"""


class Migration(migrations.Migration):
    dependencies = [("payments", "0003_pay_by_card"), ("audit", "0002_chain")]

    operations = [migrations.RunSQL(CREATE, DROP)]
