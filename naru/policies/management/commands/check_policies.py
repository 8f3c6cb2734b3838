"""`manage.py check_policies`: read the rule files of a city pack and run its golden cases."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from naru.city.pack import Pack
from naru.city.problems import BadPack
from naru.city.site import read_city
from naru.policies.reading.book import named, read_policies
from naru.policies.reading.cases import failures
from naru.sources.pack import known_ids, read_sources

PROGRAMMES = "programmes"


class Command(BaseCommand):
    help = (
        "Checks policies/, parameters/, schemes.toml and cases/ of a city pack, and their sources."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", default=str(settings.CITY_DIR))

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was found to be right, or fail with every mistake, file and line."""
        try:
            pack = Pack(Path(options["folder"]))
            part = read_policies(
                pack,
                city=named(read_city(pack)),
                sources=known_ids(pack, read_sources(pack)),
                programmes=sorted(path.stem for path in (pack.folder / PROGRAMMES).glob("*.toml")),
            )
            pack.stop_if_wrong()
        except BadPack as problems:
            raise CommandError(str(problems)) from problems
        if part.book is None:
            raise AssertionError("a pack without mistakes has a rulebook")
        wrong = [str(failure) for failure in failures(part.cases, part.book)]
        if wrong:
            raise CommandError("\n".join(wrong))
        cases = sum(len(file.value.case) for file in part.cases)
        self.stdout.write(
            f"{len(part.book.policies)} policies, {len(part.book.parameters)} parameters, "
            f"{cases} cases: all right"
        )
