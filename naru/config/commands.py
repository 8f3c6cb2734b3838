"""Django's command line, with one clear sentence where settings or database do not hold."""

from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError

from naru.config.loading import set_up

NO_DATABASE = (
    "No database answers: {why}\n"
    "`make run` starts one: leave it running in another terminal, with the same NARU_CITY and "
    "NARU_VAR as here if it has any. To use another, set DATABASE_URL."
)


def main(arguments: Sequence[str]) -> str | None:
    """Run the command; the sentence to end with if there are no settings or no database."""
    try:
        set_up()
        execute_from_command_line(list(arguments))
    except ImproperlyConfigured as wrong:
        return str(wrong)
    except OperationalError as lost:
        if not _never_answered(lost) or "--traceback" in arguments:
            raise
        return NO_DATABASE.format(why=str(lost).partition("\n")[0])
    return None


def _never_answered(lost: OperationalError) -> bool:
    """A database that answers gives its refusals a code: whoever waits for a lock gets one too."""
    return getattr(lost.__cause__, "sqlstate", None) is None
