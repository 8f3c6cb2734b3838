"""A connection plans its first clicks once, not six times, and never anew for one person."""

from django.db import migrations

ALTER = """
ALTER FUNCTION enrolments_first_click(
    bigint, bigint, bigint, uuid, text, boolean, timestamptz, integer
) {}"""


class Migration(migrations.Migration):
    dependencies = [("enrolments", "0022_click_for_the_first_time")]

    operations = [
        migrations.RunSQL(
            ALTER.format("SET plan_cache_mode = force_generic_plan"),
            ALTER.format("RESET plan_cache_mode"),
        )
    ]
