"""An application's claim, door and person are looked at for all rows of a statement at once."""

import django.db.models.deletion
from django.db import migrations, models

KEEPS = """
CREATE OR REPLACE FUNCTION enrolments_claim_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    there boolean;
BEGIN
@LOCK    EXECUTE format('SELECT EXISTS (SELECT FROM enrolments_claim WHERE %I = $1)', TG_ARGV[0])
        INTO there USING OLD.id;
    IF there THEN
        RAISE foreign_key_violation USING CONSTRAINT = TG_NAME,
            MESSAGE = format('%s: a claim names this row of %s', TG_NAME, TG_TABLE_NAME);
    END IF;
    RETURN OLD;
END
$$;
"""
LOCK = """    -- No click is under way that we do not see, and none comes until what it would name is gone.
    LOCK TABLE enrolments_claim IN SHARE MODE;
"""
CREATE = f"""
{KEEPS.replace("@LOCK", LOCK)}
CREATE FUNCTION enrolments_application_of_claim() RETURNS trigger
LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    -- Plans are kept: one made while claims are few must not read those of years later.
    IF EXISTS (SELECT FROM made m WHERE NOT EXISTS (
        SELECT FROM enrolments_claim c WHERE c.id = m.claim_id AND c.intake_id = m.intake_id
            AND c.resident_id = m.resident_id OFFSET 0)) THEN
        RAISE foreign_key_violation USING CONSTRAINT = TG_NAME,
            MESSAGE = format('%s: no such claim, or one at another door or of another', TG_NAME);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER application_of_claim AFTER INSERT ON enrolments_application
    REFERENCING NEW TABLE AS made
    FOR EACH STATEMENT EXECUTE FUNCTION enrolments_application_of_claim();
CREATE FUNCTION enrolments_application_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE integrity_constraint_violation USING CONSTRAINT = TG_NAME,
        MESSAGE = format('%s: an application stays with its claim', TG_NAME);
END
$$;
CREATE TRIGGER application_stays
    BEFORE UPDATE OF claim_id, intake_id, resident_id ON enrolments_application FOR EACH ROW
    WHEN ((OLD.claim_id, OLD.intake_id, OLD.resident_id)
        IS DISTINCT FROM (NEW.claim_id, NEW.intake_id, NEW.resident_id))
    EXECUTE FUNCTION enrolments_application_stays();
"""
DROP = f"""
DROP TRIGGER application_stays ON enrolments_application;
DROP FUNCTION enrolments_application_stays();
DROP TRIGGER application_of_claim ON enrolments_application;
DROP FUNCTION enrolments_application_of_claim();
{KEEPS.replace("@LOCK", "")}
"""


class Migration(migrations.Migration):

    dependencies = [
        ('enrolments', '0020_tell_of_elsewhere'),
        ('residents', '0005_know_teaching'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='application',
            name='enrolment_seat_once',
        ),
        migrations.AlterField(
            model_name='application',
            name='claim',
            field=models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='application', to='enrolments.claim'),
        ),
        migrations.AlterField(
            model_name='application',
            name='intake',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='enrolments.intake'),
        ),
        migrations.AlterField(
            model_name='application',
            name='resident',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='residents.resident'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.UniqueConstraint(condition=models.Q(('seat_no__isnull', False)), fields=('intake', 'seat_no'), name='enrolment_seat_once'),
        ),
        migrations.RunSQL(CREATE, DROP),
    ]
