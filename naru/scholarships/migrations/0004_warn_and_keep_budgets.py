"""When a person was warned; and what a round publishes as its budget is what its books hold."""

from django.conf import settings
from django.db import migrations, models


CREATE = """
CREATE FUNCTION round_budget_in_the_books() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    said bigint;
    booked bigint;
BEGIN
    SELECT r.budget_points, coalesce(-a.balance_points, 0) INTO said, booked
    FROM scholarships_round r
    LEFT JOIN scholarships_account a ON a.round_id = r.id AND a.book = 'TREASURY'
    WHERE r.id = NEW.id;
    IF said <> booked THEN
        RAISE EXCEPTION 'round % says % points and its books hold %', NEW.id, said, booked
            USING ERRCODE = 'check_violation', CONSTRAINT = 'round_budget_in_the_books';
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER scholarships_round_budget AFTER UPDATE OF budget_points
    ON scholarships_round DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION round_budget_in_the_books();
"""

DROP = """
DROP TRIGGER scholarships_round_budget ON scholarships_round;
DROP FUNCTION round_budget_in_the_books();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('residents', '0005_know_teaching'),
        ('scholarships', '0003_open_rounds_and_drafts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='grant',
            name='warned_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.CheckConstraint(condition=models.Q(('warned_at__isnull', True), ('warned_at__gte', models.F('granted_at')), _connector='OR'), name='grant_warned_after_given'),
        ),
        migrations.RunSQL(CREATE, DROP),
    ]
