"""The click of nearly everybody, who comes for the first time, is asked in one short statement."""

from django.db import migrations, models

CREATE = """
CREATE FUNCTION enrolments_first_click(
    door bigint, person bigint, author bigint, named uuid, way text, points boolean,
    moment timestamptz, most integer
) RETURNS uuid LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    there uuid;
BEGIN
    -- Plans are kept: one made while the table is new and small must not read all of it later.
    -- What the statement after the lock sees, no other click of the person changes any more.
    PERFORM pg_advisory_xact_lock(hashtextextended('claims of ' || person, 0));
    INSERT INTO enrolments_claim
        (public_id, intake_id, resident_id, turn, channel, by_id, by_points, at)
        SELECT named, i.id, r.id, 0, way, author, points, moment
        FROM enrolments_intake i CROSS JOIN residents_resident r
        LEFT JOIN enrolments_claim mine ON mine.resident_id = person AND mine.intake_id = door
        LEFT JOIN LATERAL (
            SELECT c.id FROM enrolments_claim c WHERE c.resident_id = person
            OFFSET most - 1 LIMIT 1) many ON true
        WHERE i.id = door AND r.id = person AND mine.id IS NULL AND many.id IS NULL
          AND (author IS NULL OR EXISTS (SELECT FROM accounts_user u WHERE u.id = author))
          AND i.mode IN ('FIRST_COME', 'FIRST_PAID') AND i.called_off_at IS NULL
          AND moment >= i.opens_at AND moment < i.closes_at
          AND set_config('synchronous_commit', 'on', true) = 'on';
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
DROP = "DROP FUNCTION enrolments_first_click"


class Migration(migrations.Migration):
    dependencies = [("enrolments", "0021_settle_by_the_set")]

    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.RemoveConstraint(model_name="claim", name="claim_channel_known"),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__regex", "^(WEB|DESK|PHONE|PAPER)$")),
                name="claim_channel_known",
            ),
        ),
    ]
