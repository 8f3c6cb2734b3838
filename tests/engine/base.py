"""The flush between transactional tests has to empty tables whose triggers refuse it.

And those of the job queue, which Django does not manage: jobs would leak into the next test.
"""

from naru.core.postgresql import base

GUARDED = """
SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND c.relname = ANY(%s)
"""


class FlushingOperations(base.QuickOperations):
    def execute_sql_flush(self, sql_list):
        tables = self.connection.introspection.table_names()
        with self.connection.cursor() as cursor:
            cursor.execute(GUARDED, [tables])
            guarded = [row[0] for row in cursor.fetchall()]
        off = [f'ALTER TABLE "{table}" DISABLE TRIGGER USER' for table in guarded]
        on = [f'ALTER TABLE "{table}" ENABLE TRIGGER USER' for table in guarded]
        queue = ", ".join(f'"{table}"' for table in tables if table.startswith("procrastinate_"))
        super().execute_sql_flush([*off, *sql_list, f"TRUNCATE {queue} CASCADE", *on])


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = FlushingOperations
