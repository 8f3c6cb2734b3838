"""A claim says how many its person had made before: two made from the same state exclude each other.

So a click whose form was made with that number needs neither a lock of the person nor a look at
what else they have, and `enrolments_first_click` is not needed any more.
"""

from importlib import import_module

from django.db import migrations, models

FIRST_CLICK = import_module("naru.enrolments.migrations.0026_click_with_less").CREATE
COUNT = """
ALTER TABLE enrolments_claim DISABLE TRIGGER claim_kept;
UPDATE enrolments_claim c SET earlier = made.earlier
FROM (SELECT id, row_number() OVER (PARTITION BY resident_id ORDER BY id) - 1 AS earlier
      FROM enrolments_claim) made
WHERE made.id = c.id;
ALTER TABLE enrolments_claim ENABLE TRIGGER claim_kept;
"""
CLICK = """
CREATE OR REPLACE FUNCTION enrolments_click(
    door bigint, person bigint, author bigint, named uuid, way text, points boolean,
    moment timestamptz, most integer, asked integer,
    OUT said text, OUT claim enrolments_claim
) LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    made smallint;
    entry record;
    last_state text;
    turns integer;
    standing integer;
    frozen timestamptz;
BEGIN
    said := set_config('synchronous_commit', 'on', true);
    -- Plans are kept: one made while the table is new and small must not read all of it later.
    PERFORM pg_advisory_xact_lock(hashtextextended('claims of ' || person, 0));
    LOOP
        -- A click by what its form knows takes no lock: one that comes in between has this number,
        -- nothing is written here then, and all is looked at anew.
        SELECT coalesce(max(c.earlier) + 1, 0) INTO made
            FROM enrolments_claim c WHERE c.resident_id = person;
        -- Nearly everybody comes for the first time, with fewer claims than may stand open.
        said := 'NEW';
        INSERT INTO enrolments_claim
            (public_id, intake_id, resident_id, turn, earlier, channel, by_id, by_points, at)
            SELECT named, i.id, r.id, 0, made, way, author, points, moment
            FROM enrolments_intake i CROSS JOIN residents_resident r
            WHERE i.id = door AND i.called_off_at IS NULL AND r.id = person
              AND i.mode IN ('FIRST_COME', 'FIRST_PAID')
              AND moment >= i.opens_at AND moment < i.closes_at
              AND (author IS NULL OR EXISTS (SELECT FROM accounts_user u WHERE u.id = author))
              AND made < most
            ON CONFLICT DO NOTHING
            RETURNING * INTO claim;
        IF FOUND THEN RETURN; END IF;
        -- Everybody else: what stands, or why not.
        turns := 0;
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
        SELECT i.mode, i.opens_at, i.closes_at, i.called_off_at INTO entry FROM enrolments_intake i
            WHERE i.id = door AND EXISTS (SELECT FROM residents_resident r WHERE r.id = person)
              AND (author IS NULL OR EXISTS (SELECT FROM accounts_user u WHERE u.id = author));
        IF NOT FOUND THEN
            RAISE foreign_key_violation USING CONSTRAINT = 'claim_refers',
                MESSAGE = 'claim_refers: no such door, person or user';
        END IF;
        said := CASE WHEN entry.called_off_at IS NOT NULL THEN 'CALLED_OFF'
            WHEN moment < entry.opens_at THEN 'NOT_OPEN_YET'
            WHEN moment >= entry.closes_at THEN 'CLOSED' END;
        IF said IS NULL AND entry.mode = 'DRAW' THEN
            PERFORM pg_advisory_xact_lock_shared(hashtextextended('intake ' || door, 0));
            SELECT d.frozen_at INTO frozen FROM enrolments_draw d WHERE d.intake_id = door;
            said := CASE WHEN NOT FOUND THEN 'NOT_SEALED_YET'
                WHEN frozen IS NOT NULL THEN 'CLOSED' END;
        END IF;
        IF said IS NULL AND entry.mode = 'REVIEW' THEN
            PERFORM pg_advisory_xact_lock_shared(hashtextextended('intake ' || door, 0));
            SELECT v.frozen_at INTO frozen FROM enrolments_review v WHERE v.intake_id = door;
            said := CASE WHEN NOT FOUND THEN 'NOT_PUBLISHED_YET'
                WHEN frozen IS NOT NULL THEN 'CLOSED' END;
        END IF;
        IF said IS NULL THEN
            SELECT count(*) INTO standing FROM enrolments_claim c
                JOIN enrolments_intake i ON i.id = c.intake_id
                LEFT JOIN enrolments_application a ON a.claim_id = c.id
                WHERE c.resident_id = person AND i.offers_until_at > moment
                  AND (a.id IS NULL OR a.state IN ('OFFERED', 'WAITING')
                       OR a.state = 'SEATED' AND NOT EXISTS (
                           SELECT FROM catalogue_run r
                           WHERE r.id = i.run_id AND r.schedule = 'ALWAYS'));
            IF standing >= most THEN said := 'TOO_MANY_OPEN'; END IF;
        END IF;
        IF said IS NOT NULL THEN
            claim := NULL;
            RETURN;
        END IF;
        said := 'NEW';
        INSERT INTO enrolments_claim
            (public_id, intake_id, resident_id, turn, earlier, channel, by_id, by_points, at)
            VALUES (named, door, person, turns, made, way, author, points, moment)
            ON CONFLICT DO NOTHING
            RETURNING * INTO claim;
        EXIT WHEN FOUND;
    END LOOP;
END
$$;
"""
DOOR_STAYS = """
CREATE FUNCTION enrolments_open_door_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE foreign_key_violation USING CONSTRAINT = TG_NAME,
        MESSAGE = format('%s: a door that has opened is there for clicks under way', TG_NAME);
END
$$;
CREATE TRIGGER open_door_stays BEFORE DELETE ON enrolments_intake FOR EACH ROW
    WHEN (OLD.opens_at <= clock_timestamp()) EXECUTE FUNCTION enrolments_open_door_stays();
"""
DOOR_GOES = """
DROP TRIGGER open_door_stays ON enrolments_intake;
DROP FUNCTION enrolments_open_door_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("enrolments", "0027_keep_reports_by_channel")]

    operations = [
        migrations.AddField(
            model_name="claim",
            name="earlier",
            field=models.SmallIntegerField(null=True),
        ),
        migrations.RunSQL(COUNT, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="claim",
            name="earlier",
            field=models.SmallIntegerField(),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(
                fields=["resident", "earlier"], name="claim_one_by_one"
            ),
        ),
        migrations.RunSQL(CLICK, migrations.RunSQL.noop),
        migrations.RunSQL("DROP FUNCTION enrolments_first_click", FIRST_CLICK),
        migrations.RunSQL(DOOR_STAYS, DOOR_GOES),
    ]
