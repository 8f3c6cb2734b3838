"""A staged row says what applying asks of every row; indexes that others contain are dropped."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("catalogue", "0009_foretell_search"),
    ]

    operations = [
        migrations.AddField(
            model_name="stagedrow",
            name="provider_key",
            field=models.TextField(null=True),
        ),
        migrations.AddField(
            model_name="stagedrow",
            name="starts_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="stagedrow",
            name="has_lists",
            field=models.BooleanField(null=True),
        ),
        # Rows of a live import that broke under the version before would lack these facts.
        migrations.RunSQL("DELETE FROM catalogue_stagedrow", migrations.RunSQL.noop),
        migrations.RemoveIndex(
            model_name="sourcerecord",
            name="record_by_run",
        ),
        migrations.AlterField(
            model_name="run",
            name="course",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="runs",
                to="catalogue.course",
            ),
        ),
        migrations.AlterField(
            model_name="sourcerecord",
            name="run",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="records",
                to="catalogue.run",
            ),
        ),
    ]
