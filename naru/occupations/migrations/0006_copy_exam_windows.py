from django.db import migrations

COPY = """
INSERT INTO occupations_examwindow (exam_id, from_on, until_on)
SELECT id, apply_from_on, apply_until_on FROM occupations_exam
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):

    dependencies = [
        ('occupations', '0005_exam_windows'),
    ]

    operations = [migrations.RunSQL(COPY, migrations.RunSQL.noop)]
