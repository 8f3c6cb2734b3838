"""`manage.py migrate`: Django's own, and a new database in a tenth of the time.

Whenever a migration touches a model, Django draws up anew the classes of everything that leads to
it by however many keys: nearly every table leads to the person, so a new site did it 22,000 times.
On a database without a row of ours only the touched model is drawn up, and those beside it are told
by name which tables they lead to: only tables are made there, and they come out the same to the
letter. That is a new database, or one whose first start broke off. One that has rows to keep is
migrated as Django does it.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any
from unittest.mock import patch

from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.state import ProjectState

BY_MIGRATE = {"auth_permission", "django_content_type", "django_migrations"}


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        """As Django's; see the head of this file."""
        with _nearby() if is_empty(connections[options["database"]]) else nullcontext():
            super().handle(*args, **options)


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    """Whether no table holds a row but those that `migrate` itself fills."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - BY_MIGRATE
        rows = [f"SELECT FROM {connection.ops.quote_name(table)}" for table in sorted(tables)]
        if not rows:
            return True
        cursor.execute(f"SELECT NOT EXISTS ({' UNION ALL '.join(rows)})")
        (empty,) = cursor.fetchone()
    return bool(empty)


@contextmanager
def _nearby() -> Iterator[None]:
    """Within the block a touched model takes along nothing; a step in Python has all again."""

    def reload(state: ProjectState, app_label: str, model_name: str, delay: bool = False) -> None:
        if "apps" in vars(state):
            state.is_delayed = True
            with state.apps.bulk_update():
                state.apps.unregister_model(app_label, model_name)
            state.apps.render_multiple([state.models[app_label, model_name]])

    with patch.object(ProjectState, "reload_model", reload):
        yield
