"""A click is one function of the database, and what foreign keys held is held without locks."""

from django.db import migrations

CREATE = """
CREATE FUNCTION enrolments_click(
    door bigint, person bigint, author bigint, named uuid, way text, points boolean,
    moment timestamptz, most integer, asked integer,
    OUT said text, OUT claim enrolments_claim
) LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    alone boolean;
    entry record;
    last_state text;
    turns integer := 0;
    standing integer;
    frozen timestamptz;
BEGIN
    said := set_config('synchronous_commit', 'on', true);
    -- Plans are kept: one made while the table is new and small must not read all of it later.
    alone := pg_advisory_xact_lock(hashtextextended('claims of ' || person, 0)) IS NULL;
    -- Nearly everybody comes for the first time, with fewer claims than may stand open.
    said := 'NEW';
    INSERT INTO enrolments_claim
        (public_id, intake_id, resident_id, turn, channel, by_id, by_points, at)
        SELECT named, i.id, r.id, 0, way, author, points, moment
        FROM enrolments_intake i CROSS JOIN residents_resident r
        WHERE i.id = door AND r.id = person AND i.mode = 'FIRST_COME'
          AND moment >= i.opens_at AND moment < i.closes_at
          AND (author IS NULL OR EXISTS (SELECT FROM accounts_user u WHERE u.id = author))
          AND (SELECT count(*) FROM enrolments_claim c WHERE c.resident_id = person) < most
        ON CONFLICT (resident_id, intake_id, turn) DO NOTHING
        RETURNING * INTO claim;
    IF FOUND THEN RETURN; END IF;
    -- Everybody else: what stands, or why not.
    SELECT c.* INTO claim FROM enrolments_claim c
        WHERE c.resident_id = person AND c.intake_id = door ORDER BY c.turn DESC LIMIT 1;
    IF FOUND THEN
        said := 'STANDS';
        turns := claim.turn + 1;
        SELECT a.state INTO last_state FROM enrolments_application a WHERE a.claim_id = claim.id;
        IF NOT FOUND OR last_state IN ('SEATED', 'OFFERED', 'WAITING') THEN RETURN; END IF;
        IF asked < turns THEN
            SELECT c.* INTO claim FROM enrolments_claim c
                WHERE c.resident_id = person AND c.intake_id = door AND c.turn = asked;
            IF FOUND THEN RETURN; END IF;
        END IF;
    END IF;
    SELECT i.mode, i.opens_at, i.closes_at INTO entry FROM enrolments_intake i
        WHERE i.id = door AND EXISTS (SELECT FROM residents_resident r WHERE r.id = person)
          AND (author IS NULL OR EXISTS (SELECT FROM accounts_user u WHERE u.id = author));
    IF NOT FOUND THEN
        RAISE foreign_key_violation USING CONSTRAINT = 'claim_refers',
            MESSAGE = 'claim_refers: no such door, person or user';
    END IF;
    said := CASE WHEN entry.mode NOT IN ('FIRST_COME', 'DRAW') THEN 'ANOTHER_WAY'
        WHEN moment < entry.opens_at THEN 'NOT_OPEN_YET'
        WHEN moment >= entry.closes_at THEN 'CLOSED' END;
    IF said IS NULL AND entry.mode = 'DRAW' THEN
        PERFORM pg_advisory_xact_lock_shared(hashtextextended('intake ' || door, 0));
        SELECT d.frozen_at INTO frozen FROM enrolments_draw d WHERE d.intake_id = door;
        said := CASE WHEN NOT FOUND THEN 'NOT_SEALED_YET' WHEN frozen IS NOT NULL THEN 'CLOSED' END;
    END IF;
    IF said IS NULL THEN
        SELECT count(*) INTO standing FROM enrolments_claim c
            JOIN enrolments_intake i ON i.id = c.intake_id
            LEFT JOIN enrolments_application a ON a.claim_id = c.id
            WHERE c.resident_id = person AND i.offers_until_at > moment
              AND (a.id IS NULL OR a.state IN ('SEATED', 'OFFERED', 'WAITING'));
        IF standing >= most THEN said := 'TOO_MANY_OPEN'; END IF;
    END IF;
    IF said IS NOT NULL THEN
        claim := NULL;
        RETURN;
    END IF;
    said := 'NEW';
    INSERT INTO enrolments_claim
        (public_id, intake_id, resident_id, turn, channel, by_id, by_points, at)
        VALUES (named, door, person, turns, way, author, points, moment)
        RETURNING * INTO claim;
END
$$;

CREATE FUNCTION enrolments_claim_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    there boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM enrolments_claim WHERE %I = $1)', TG_ARGV[0])
        INTO there USING OLD.id;
    IF there THEN
        RAISE foreign_key_violation USING CONSTRAINT = TG_NAME,
            MESSAGE = format('%s: a claim names this row of %s', TG_NAME, TG_TABLE_NAME);
    END IF;
    RETURN OLD;
END
$$;
CREATE TRIGGER claim_keeps_door BEFORE DELETE ON enrolments_intake
    FOR EACH ROW EXECUTE FUNCTION enrolments_claim_keeps('intake_id');
CREATE TRIGGER claim_keeps_person BEFORE DELETE ON residents_resident
    FOR EACH ROW EXECUTE FUNCTION enrolments_claim_keeps('resident_id');
CREATE TRIGGER claim_keeps_user BEFORE DELETE ON accounts_user
    FOR EACH ROW EXECUTE FUNCTION enrolments_claim_keeps('by_id');
CREATE TRIGGER claim_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON enrolments_claim
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
"""

DROP = """
DROP TRIGGER claim_kept ON enrolments_claim;
DROP TRIGGER claim_keeps_user ON accounts_user;
DROP TRIGGER claim_keeps_person ON residents_resident;
DROP TRIGGER claim_keeps_door ON enrolments_intake;
DROP FUNCTION enrolments_claim_keeps();
DROP FUNCTION enrolments_click;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_chain"),
        ("enrolments", "0010_click_without_locks"),
        ("residents", "0005_know_teaching"),
        ("accounts", "0005_give_memberships_names"),
    ]

    operations = [migrations.RunSQL(CREATE, DROP)]
