"""A staged row also says what search will keep of its course."""

import django.contrib.postgres.fields
import django.contrib.postgres.search
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("catalogue", "0008_keep_search_rows_narrow"),
    ]

    operations = [
        migrations.AddField(
            model_name="stagedrow",
            name="provider",
            field=models.TextField(null=True),
        ),
        migrations.AddField(
            model_name="stagedrow",
            name="vector",
            field=django.contrib.postgres.search.SearchVectorField(null=True),
        ),
        migrations.AddField(
            model_name="stagedrow",
            name="title",
            field=models.TextField(null=True),
        ),
        migrations.AddField(
            model_name="stagedrow",
            name="offers",
            field=models.TextField(null=True),
        ),
        migrations.AddField(
            model_name="stagedrow",
            name="terms",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), null=True, size=None
            ),
        ),
        migrations.AddField(
            model_name="stagedrow",
            name="lexemes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), null=True, size=None
            ),
        ),
        migrations.RunSQL(
            "ALTER TABLE catalogue_stagedrow ALTER COLUMN vector SET STORAGE EXTERNAL",
            migrations.RunSQL.noop,
        ),
    ]
