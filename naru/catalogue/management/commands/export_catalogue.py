"""`manage.py export_catalogue --to F`: the catalogue in the national standard columns, as CSV."""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from naru.catalogue.pack import connectors
from naru.catalogue.queries import standard_file
from naru.catalogue.sources.connector import FORM
from naru.core.progress import Progress


class Command(BaseCommand):
    help = "Write what is on offer in the national standard columns: UTF-8 with a mark, CSV."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, required=True, help="the file to write")
        parser.add_argument(
            "--samples", action="store_true", help="with the sample courses; never publish those"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        samples, path = options["samples"], options["to"]
        connector = connectors(Path(settings.CITY_DIR), time_zone=settings.TIME_ZONE)[FORM.name]
        runs = standard_file.standard_runs(samples=samples)
        whole, progress = max(runs.count(), 1), Progress(sys.stderr, "export")
        unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
        with unfinished.open("wb") as file:
            for count, line in enumerate(standard_file.standard_lines(runs, connector), -1):
                file.write(line)
                progress.show(max(count, 0), count / whole)
        unfinished.replace(path)
        progress.end(count)
        self.stdout.write(f"{count:,} runs written to {path}.")
        if left := standard_file.left_out(samples=samples):
            self.stdout.write(
                f"  {left:,} have no first day, which the standard demands: left out."
            )
