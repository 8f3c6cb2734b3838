"""`manage.py compilemessages`: Django's own needs gettext on the machine, this one does not."""

from typing import Any

from django.core.management.base import BaseCommand

from naru.web.texts import compile_texts


class Command(BaseCommand):
    help = "Compile the English texts (.po to .mo). Run after a pull; `make run` does it itself."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many files were out of date."""
        self.stdout.write(f"{len(compile_texts())} text files compiled.")
