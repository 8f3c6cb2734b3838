"""A click is taken at a door by review, once its criteria are public, and at one by payment."""

from django.db import migrations

CLICK = """
CREATE OR REPLACE FUNCTION enrolments_click(
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
        WHERE i.id = door AND r.id = person AND i.mode IN (@NUMBERED)
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
    said := CASE @OTHERS WHEN moment < entry.opens_at THEN 'NOT_OPEN_YET'
        WHEN moment >= entry.closes_at THEN 'CLOSED' END;
    IF said IS NULL AND entry.mode = 'DRAW' THEN
        PERFORM pg_advisory_xact_lock_shared(hashtextextended('intake ' || door, 0));
        SELECT d.frozen_at INTO frozen FROM enrolments_draw d WHERE d.intake_id = door;
        said := CASE WHEN NOT FOUND THEN 'NOT_SEALED_YET' WHEN frozen IS NOT NULL THEN 'CLOSED' END;
    END IF;
@REVIEW    IF said IS NULL THEN
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
"""
REVIEW = """    IF said IS NULL AND entry.mode = 'REVIEW' THEN
        PERFORM pg_advisory_xact_lock_shared(hashtextextended('intake ' || door, 0));
        SELECT v.frozen_at INTO frozen FROM enrolments_review v WHERE v.intake_id = door;
        said := CASE WHEN NOT FOUND THEN 'NOT_PUBLISHED_YET' WHEN frozen IS NOT NULL THEN 'CLOSED' END;
    END IF;
"""


def filled(*, numbered: str, others: str, review: str) -> str:
    """The function, for the doors whose clicks are numbered at once."""
    filled_in = CLICK.replace("@NUMBERED", numbered).replace("@OTHERS", others)
    return filled_in.replace("@REVIEW", review)


AFTER = filled(numbered="'FIRST_COME', 'FIRST_PAID'", others="", review=REVIEW)
BEFORE = filled(
    numbered="'FIRST_COME'",
    others="WHEN entry.mode NOT IN ('FIRST_COME', 'DRAW') THEN 'ANOTHER_WAY'",
    review="",
)


class Migration(migrations.Migration):
    dependencies = [("enrolments", "0013_review_doors")]

    operations = [migrations.RunSQL(AFTER, BEFORE)]
