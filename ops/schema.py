"""Does this database belong to this code? Asked before anything is written."""

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from ops.trouble import Trouble


def refuse_newer() -> None:
    """Raise Trouble if the database holds migrations this code does not have."""
    loader = MigrationLoader(connection)
    known = set(loader.disk_migrations or ())
    for migration in (loader.disk_migrations or {}).values():
        known.update((app, name) for app, name in migration.replaces)
    foreign = sorted(set(loader.applied_migrations or ()) - known)
    if foreign:
        app, name = foreign[-1]
        more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise Trouble(
            f"The database is newer than this code (it has the migration {app}.{name}{more}): "
            "update the code (git pull), or use another database. Nothing was changed."
        )


def pending() -> int:
    """How many migrations the database still lacks."""
    loader = MigrationLoader(connection)
    return len(set(loader.graph.nodes) - set(loader.applied_migrations or ()))
