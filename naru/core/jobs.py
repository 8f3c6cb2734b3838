"""Background jobs, asked for by name so that services need not import tasks."""

from procrastinate.contrib.django import app


def defer(name: str, **arguments: int | str) -> None:
    """Queue a job inside the caller's transaction: it runs only if that commits.

    `name` is the task's registered name, such as "notices.deliver"; an unknown one raises at
    once. Arguments are ids and plain text, never objects.
    """
    app.configure_task(name, allow_unknown=False).defer(**arguments)
