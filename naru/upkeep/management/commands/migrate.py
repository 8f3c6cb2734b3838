"""`manage.py migrate`: Django's own, and a new database in a tenth of the time.

Whenever a migration touches a model, Django draws up anew the classes of everything that leads to
it by however many keys: nearly every table leads to the person, so a new site did it 22,000 times.
On a database without any migration only the touched model is drawn up, and those beside it are told
which tables they lead to by name: only tables are made there, and they come out the same to the
letter. A database that has rows to keep is migrated as Django does it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        """As Django's; see the head of this file."""
        if MigrationRecorder(connections[options["database"]]).applied_migrations():
            super().handle(*args, **options)
            return
        with _nearby():
            super().handle(*args, **options)


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
