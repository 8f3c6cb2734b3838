"""Which claims nobody can come before any more.

Claims are numbered in the order of the transactions that wrote them, and only those older than
every transaction that still runs in this database: nobody can then come in before somebody who
has a number. The price is that one long writing transaction holds all numbering back;
`queries.door.late` is how operators hear of it. Numbers of transactions are given out for all
databases of a server; those known to run in another one can write no claim and hold nothing back.
"""

HORIZON = """
WITH horizon AS MATERIALIZED (
    SELECT coalesce(
        (SELECT min(x::text::bigint) FROM pg_snapshot_xip(pg_current_snapshot()) AS x
         WHERE NOT EXISTS (
             SELECT FROM pg_stat_activity b JOIN pg_database d ON d.oid = b.datid
             WHERE d.datname <> current_database()
               AND b.backend_xid::text::bigint = x::text::bigint %% 4294967296)),
        pg_snapshot_xmax(pg_current_snapshot())::text::bigint) AS xid
)"""
"""Up to here every transaction of this database has ended; lines are drawn by it too."""
