"""`manage.py load_city`: bring the database in line with the city pack's files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from naru.city.problems import BadPack
from naru.flows.load_city import Loaded, OtherCity, load_city


class Command(BaseCommand):
    help = "Read the city pack, check all of it, then write what differs. Safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=None, help="default: NARU_CITY's")
        parser.add_argument(
            "--again", action="store_true", help="compare every row even if no file changed"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["folder"] or Path(settings.CITY_DIR)
        try:
            loaded = load_city(folder=folder, at=timezone.now(), again=options["again"])
        except BadPack as bad:
            count = len(bad.problems)
            number = f"{count} mistake{'' if count == 1 else 's'}"
            raise CommandError(f"The city pack has {number}; nothing was loaded.\n{bad}") from bad
        except OtherCity as other:
            raise CommandError(str(other)) from other
        self.stdout.write(_report(loaded))


def _report(loaded: Loaded) -> str:
    if loaded.skipped:
        return f"City pack {loaded.city}: no file changed since it was loaded."
    lines = [f"City pack {loaded.city}: {loaded.writes} rows written."]
    lines += [
        f"  {change.table:<32} {change.new:>5} new {change.changed:>5} changed "
        f"{change.unchanged:>5} unchanged {change.withdrawn:>5} withdrawn"
        for change in loaded.changes
    ]
    return "\n".join(lines)
