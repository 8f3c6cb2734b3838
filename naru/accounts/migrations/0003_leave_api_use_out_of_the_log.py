"""Counts of the last minutes need not survive a crash, so they are not written to the WAL."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_add_api_tokens")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE accounts_apiuse SET UNLOGGED", "ALTER TABLE accounts_apiuse SET LOGGED"
        )
    ]
