"""One row makes a run: taking the plain index off the key took this one along, as it has the
same column and Django tells indexes of one column apart by their names in the state only.
"""

from django.db import migrations

AGAIN = """
CREATE UNIQUE INDEX IF NOT EXISTS record_one_maker_per_run
    ON catalogue_sourcerecord (run_id) WHERE "join" = 'OWN'
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0010_ask_less_of_json")]

    operations = [migrations.RunSQL(AGAIN, migrations.RunSQL.noop)]
