"""A click at a run that has been called off is refused where it is written, not only before."""

from django.db import migrations

EDIT = """
DO $do$
DECLARE
    before text := pg_get_functiondef('enrolments_click'::regproc);
    after text := replace(replace(replace(before,
        'WHERE i.id = door AND r.id = person',
        'WHERE i.id = door AND i.called_off_at IS NULL AND r.id = person'),
        'SELECT i.mode, i.opens_at, i.closes_at INTO',
        'SELECT i.mode, i.opens_at, i.closes_at, i.called_off_at INTO'),
        'WHEN moment < entry.opens_at',
        'WHEN entry.called_off_at IS NOT NULL THEN ''CALLED_OFF'' WHEN moment < entry.opens_at');
BEGIN
    ASSERT length(after) = length(before) + %s, 'enrolments_click is not what we know';
    EXECUTE after;
END
$do$
"""
ADDED = (
    len("AND i.called_off_at IS NULL ")
    + len(", i.called_off_at")
    + len("WHEN entry.called_off_at IS NOT NULL THEN 'CALLED_OFF' ")
)


class Migration(migrations.Migration):
    dependencies = [("enrolments", "0014_click_at_every_door")]

    operations = [migrations.RunSQL(EDIT % ADDED, migrations.RunSQL.noop)]
