"""A click looks beforehand at one rule only, `claim_one_by_one`, and at the other as it is written.

To look at each took a tenth of a click. That one holds them all: two clicks of a person made from
the same state have the same number, whatever door they are at. `claim_once_a_turn` stays a rule of
the database; it is asked at the end of the statement, since two clicks of a person in the same
instant would otherwise meet there first, and one of them end in an error.
"""

from importlib import import_module

from django.db import migrations, models

BEFORE = import_module("naru.enrolments.migrations.0028_click_by_what_the_form_knows").CLICK
CLICK = BEFORE.replace(
    "ON CONFLICT DO NOTHING", "ON CONFLICT (resident_id, earlier) DO NOTHING"
).replace(
    "              AND made < most\n",
    """              AND made < most
              AND NOT EXISTS (SELECT FROM enrolments_claim c
                              WHERE c.resident_id = person AND c.intake_id = door)
""",
)


class Migration(migrations.Migration):
    dependencies = [("enrolments", "0031_remember_how_far_was_looked")]

    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, BEFORE),
        migrations.RemoveConstraint(model_name="claim", name="claim_once_a_turn"),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(
                fields=["resident", "intake", "turn"],
                name="claim_once_a_turn",
                deferrable=models.Deferrable.IMMEDIATE,
            ),
        ),
        migrations.RunSQL(CLICK, migrations.RunSQL.noop),
    ]
