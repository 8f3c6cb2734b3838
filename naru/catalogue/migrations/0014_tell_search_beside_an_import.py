"""What search will keep of new courses is staged by itself, while they are being created.

No write-ahead log, as for all that is staged, and rows in one piece: each is read once.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.search
from django.db import migrations, models

WHOLE = """
    ALTER TABLE catalogue_stagedentry
        SET UNLOGGED,
        ALTER COLUMN vector SET STORAGE EXTERNAL,
        ALTER COLUMN offers SET STORAGE EXTERNAL,
        ALTER COLUMN title SET STORAGE EXTERNAL,
        ALTER COLUMN terms SET STORAGE EXTERNAL,
        ALTER COLUMN lexemes SET STORAGE EXTERNAL,
        SET (toast_tuple_target = 8160)
"""


class Migration(migrations.Migration):

    dependencies = [
        ("catalogue", "0013_find_courses_by_skill"),
    ]

    operations = [
        migrations.RemoveField(model_name="stagedrow", name="lexemes"),
        migrations.RemoveField(model_name="stagedrow", name="offers"),
        migrations.RemoveField(model_name="stagedrow", name="terms"),
        migrations.RemoveField(model_name="stagedrow", name="title"),
        migrations.RemoveField(model_name="stagedrow", name="vector"),
        migrations.CreateModel(
            name="StagedEntry",
            fields=[
                ("course_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("import_id", models.BigIntegerField(db_index=True)),
                ("vector", django.contrib.postgres.search.SearchVectorField()),
                ("title", models.TextField()),
                ("offers", models.JSONField()),
                (
                    "terms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                (
                    "lexemes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
            ],
        ),
        migrations.RunSQL(WHOLE, migrations.RunSQL.noop),
    ]
