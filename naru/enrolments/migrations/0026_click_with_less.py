"""The first click of a person looks for fewer rows: what stands already is the key's to say, and
that the user exists is the record's; whoever clicks for somebody else is left to the long function.
"""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("naru.enrolments.migrations.0022_click_for_the_first_time").CREATE
OPTIONS = "SET enable_seqscan = off"
PLANNED_ONCE = f"{OPTIONS} SET plan_cache_mode = force_generic_plan"
CREATE = f"""
CREATE OR REPLACE FUNCTION enrolments_first_click(
    door bigint, person bigint, author bigint, named uuid, way text, points boolean,
    moment timestamptz, most integer
) RETURNS uuid LANGUAGE plpgsql {PLANNED_ONCE} AS $$
DECLARE
    there uuid;
BEGIN
    -- Plans are kept: one made while the table is new and small must not read all of it later.
    -- What the statement after the lock sees, no other click of the person changes any more.
    PERFORM pg_advisory_xact_lock(hashtextextended('claims of ' || person, 0));
    IF current_setting('synchronous_commit') <> 'on' THEN
        PERFORM set_config('synchronous_commit', 'on', true);
    END IF;
    INSERT INTO enrolments_claim
        (public_id, intake_id, resident_id, turn, channel, by_id, by_points, at)
        SELECT named, i.id, r.id, 0, way, author, points, moment
        FROM enrolments_intake i CROSS JOIN residents_resident r
        WHERE i.id = door AND r.id = person AND (author IS NULL OR author = r.user_id)
          AND i.mode IN ('FIRST_COME', 'FIRST_PAID') AND i.called_off_at IS NULL
          AND moment >= i.opens_at AND moment < i.closes_at
          AND NOT EXISTS (
              SELECT FROM enrolments_claim c WHERE c.resident_id = person OFFSET most - 1)
        ON CONFLICT (resident_id, intake_id, turn) DO NOTHING;
    IF FOUND THEN RETURN named; END IF;
    -- A double click: the claim that stands, of which there is one at most, else the first.
    SELECT c.public_id INTO there FROM enrolments_claim c
        LEFT JOIN enrolments_application a ON a.claim_id = c.id
        WHERE c.resident_id = person AND c.intake_id = door
        ORDER BY a.id IS NULL OR a.state IN ('SEATED', 'OFFERED', 'WAITING') DESC, c.turn LIMIT 1;
    IF FOUND THEN RETURN there; END IF;
    SELECT (c.claim).public_id INTO there
        FROM enrolments_click(door, person, author, named, way, points, moment, most, 0) c;
    RETURN there;
END
$$;
"""
RESTORE = BEFORE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").replace(
    OPTIONS, PLANNED_ONCE
)


class Migration(migrations.Migration):
    dependencies = [("enrolments", "0025_give_crowds_numbers")]

    operations = [migrations.RunSQL(CREATE, RESTORE)]
