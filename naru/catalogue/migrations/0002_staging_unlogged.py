"""Staged rows are a working copy: no write-ahead log, so that COPY is quick."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_first")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE catalogue_stagedrow SET UNLOGGED",
            "ALTER TABLE catalogue_stagedrow SET LOGGED",
        )
    ]
