"""A seat in a course that one takes at any time is no open application: it keeps no other back."""

from django.db import migrations

COUNTED = "a.state IN (''SEATED'', ''OFFERED'', ''WAITING''));"
NOW = (
    "a.state IN (''OFFERED'', ''WAITING'') OR a.state = ''SEATED'' AND NOT EXISTS ("
    "SELECT FROM catalogue_run r WHERE r.id = i.run_id AND r.schedule = ''ALWAYS''));"
)
EDIT = f"""
DO $do$
DECLARE
    before text := pg_get_functiondef('enrolments_click'::regproc);
    after text := replace(before, '{COUNTED}', '{NOW}');
BEGIN
    ASSERT after <> before, 'enrolments_click is not what we know';
    EXECUTE after;
END
$do$
"""


class Migration(migrations.Migration):
    dependencies = [("enrolments", "0018_go_together")]

    operations = [migrations.RunSQL(EDIT, migrations.RunSQL.noop)]
