"""The flush between transactional tests has to empty tables whose triggers refuse it."""

from django.db.backends.postgresql import base
from django.db.backends.postgresql.operations import DatabaseOperations

GUARDED = """
SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND c.relname = ANY(%s)
"""


class FlushingOperations(DatabaseOperations):
    def execute_sql_flush(self, sql_list):
        tables = self.connection.introspection.table_names()
        with self.connection.cursor() as cursor:
            cursor.execute(GUARDED, [tables])
            guarded = [row[0] for row in cursor.fetchall()]
        off = [f'ALTER TABLE "{table}" DISABLE TRIGGER USER' for table in guarded]
        on = [f'ALTER TABLE "{table}" ENABLE TRIGGER USER' for table in guarded]
        super().execute_sql_flush([*off, *sql_list, *on])


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = FlushingOperations
