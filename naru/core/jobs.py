"""Background jobs, asked for by name so that services need not import tasks."""

from collections.abc import Sequence

from procrastinate.contrib.django import app
from procrastinate.types import JSONValue


def defer(name: str, **arguments: int | str) -> None:
    """Queue a job inside the caller's transaction: it runs only if that commits.

    `name` is the task's registered name, such as "notices.deliver"; an unknown one raises at
    once. Arguments are ids and plain text, never objects.
    """
    app.configure_task(name, allow_unknown=False).defer(**arguments)


def defer_each(name: str, each: Sequence[dict[str, JSONValue]]) -> None:
    """Queue one job for each set of arguments, in one statement; see `defer`."""
    if each:
        app.configure_task(name, allow_unknown=False).batch_defer(*each)
