"""Django's command line, with one clear sentence where the settings are wrong."""

from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from naru.config.loading import set_up


def main(arguments: Sequence[str]) -> str | None:
    """Run the command; the sentence to end with if the settings do not hold."""
    try:
        set_up()
        execute_from_command_line(list(arguments))
    except ImproperlyConfigured as wrong:
        return str(wrong)
    return None
