"""`manage.py import_occupations SOURCE --file F`: bring in a list that others keep."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import override

from naru.core.refusals import Refusal
from naru.flows.import_occupations import import_occupations
from naru.occupations.enums import Scheme
from naru.occupations.queries.outside import dangling
from naru.occupations.reading.files import NotThisFile
from naru.occupations.services.outside import Taken

EDITIONS = {
    Scheme.KECO: "2025",
    Scheme.NCS: "2021",
    Scheme.DICTIONARY: "2024",
    Scheme.ESCO: "1.1.2",
    Scheme.ONET: "2025",
}
"""The editions that the city packs name their codes by."""
SHOWN = 10


class Command(BaseCommand):
    help = "Bring in a file of a list: keco, ncs, dictionary, esco or onet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", help=", ".join(one.lower() for one in Scheme.values))
        parser.add_argument("--file", type=Path, required=True, help="CSV or JSON, as published")
        parser.add_argument("--edition", help="of the list; left out: the one the packs use")

    @override("en")
    def handle(self, *args: Any, **options: Any) -> None:
        if options["source"].upper() not in Scheme.values:
            known = ", ".join(one.lower() for one in Scheme.values)
            raise CommandError(f"No such source. There are: {known}.")
        if not options["file"].is_file():
            raise CommandError(f"There is no file {options['file']}.")
        scheme = Scheme(options["source"].upper())
        edition = options["edition"] or EDITIONS[scheme]
        try:
            taken = import_occupations(
                scheme=scheme, edition=edition, path=options["file"], at=timezone.now()
            )
        except (NotThisFile, Refusal) as no:
            raise CommandError(str(no)) from no
        self._tell(taken, scheme, edition)

    def _tell(self, taken: Taken, scheme: Scheme, edition: str) -> None:
        told = taken.release
        name = f"{scheme.value} {edition}, {told.part.lower()}"
        if taken.before:
            self.stdout.write(f"{name}: known already, nothing written.")
        else:
            self.stdout.write(f"{name}: {told.rows_read} taken, {told.rows_refused} refused.")
            for change in taken.changes:
                self.stdout.write(
                    f"  {change.table:<28} {change.new} new, {change.changed} changed, "
                    f"{change.unchanged} unchanged, {change.withdrawn} withdrawn"
                )
        for row in told.refused.order_by("line")[:SHOWN]:
            self.stdout.write(f"  line {row.line}: {row.reason} ({row.said})")
        for ours, theirs in dangling(scheme, edition)[:SHOWN]:
            self.stdout.write(f"  {ours} points at {theirs}, which this edition does not have")
