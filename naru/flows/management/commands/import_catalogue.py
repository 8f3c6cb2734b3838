"""`manage.py import_catalogue SOURCE --file F` or `--live`: bring in what a source has."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import override

from naru.catalogue.enums import Failure, ImportKind
from naru.catalogue.models import ImportRun
from naru.catalogue.pack import connectors
from naru.catalogue.queries import imports
from naru.catalogue.queries.known_places import KnownPlaces
from naru.catalogue.services import bringing, staging
from naru.catalogue.services.staging import Asked, ImportUnderWay, Stager
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.failures import NotReadable
from naru.catalogue.sources.fetch import Fetcher
from naru.catalogue.sources.live import Walk, legs_of
from naru.city.problems import BadPack
from naru.core import hands
from naru.core.progress import Progress
from naru.flows.import_catalogue import import_catalogue

DAYS_A_MONTH = 31
SHOWN = 10


class Command(BaseCommand):
    help = "Bring the catalogue in line with a source: a file, or the service itself (--live)."
    requires_system_checks: tuple[str, ...] = ()
    """None: they load every page of the site, which an import does not need."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", help="a name of the city's connectors.toml, or 'list'")
        parser.add_argument("--file", type=Path, help="CSV, Excel, JSON or XML, as it was sent")
        parser.add_argument("--live", action="store_true", help="read the service itself")
        parser.add_argument("--base-url", help="ask here instead of the connector's address")
        parser.add_argument("--from", type=date.fromisoformat, dest="first", help="first days from")
        parser.add_argument("--to", type=date.fromisoformat, dest="last", help="first days to")
        parser.add_argument(
            "--part", action="store_true", help="the file is not all of it: mark nothing as gone"
        )
        parser.add_argument(
            "--believe-loss",
            action="store_true",
            help="mark as gone what is missing even if the source shrank by half",
        )

    @override("en")
    def handle(self, *args: Any, **options: Any) -> None:
        known = _sources()
        if options["source"] == "list":
            for one in known.values():
                self.stdout.write(
                    f"{one.name:<20} {one.feed or 'file':<12} {one.title_en or one.title_ko}"
                )
            return
        connector = known.get(options["source"])
        if connector is None:
            raise CommandError(f"No such source. There are: {', '.join(known)}.")
        if bool(options["file"]) == options["live"]:
            raise CommandError("Give either --file or --live.")
        if options["file"] and not options["file"].is_file():
            raise CommandError(f"There is no file {options['file']}.")
        if options["base_url"]:
            connector = connector.model_copy(update={"base_url": options["base_url"]})
        try:
            with staging.only_one(connector.name):
                self._bring(connector, options)
        except ImportUnderWay as busy:
            raise CommandError(str(busy)) from busy

    def _bring(self, connector: Connector, options: dict[str, Any]) -> None:
        window = _window(connector, options)
        path: Path | None = options["file"]
        asked = Asked(
            source=connector.name,
            kind=ImportKind.FILE if path else ImportKind.LIVE,
            file_name=path.name if path else "",
            window=window if options["live"] else None,
        )
        run = staging.open_import(asked, at=timezone.now())
        run.complete = not options["part"]
        stager = Stager(run, KnownPlaces())
        with _closing(run):
            if path:
                self._stage_file(stager, path, connector)
            else:
                self._stage_live(stager, connector, window)
            progress = Progress(sys.stderr, f"{connector.name}: search")
            import_catalogue(
                import_run=run,
                priority=connector.priority,
                at=timezone.now(),
                believe_loss=options["believe_loss"],
                indexed=lambda done, total: progress.show(done, whole=total),
            )
        self.stdout.write(_report(run))

    def _stage_file(self, stager: Stager, path: Path, connector: Connector) -> None:
        size, done = path.stat().st_size, [0]

        def watch(count: int) -> None:
            done[0] = count

        progress = Progress(sys.stderr, connector.name)
        staged = bringing.stage_file(stager, path, connector, watch=watch, helpers=hands.spare())
        for count in staged:
            whole = stager.run.position.get("whole")
            progress.show(count, done[0] / size if done[0] and not whole else None, whole)
        progress.end(stager.run.rows_read)

    def _stage_live(
        self, stager: Stager, connector: Connector, window: tuple[date, date] | None
    ) -> None:
        if not connector.feed or not connector.base_url:
            raise NotReadable(Failure.NOT_LIVE)
        key = settings.SOURCE_KEYS.get(connector.key, "")
        if connector.key and not key:
            raise NotReadable(Failure.NO_KEY, variable=f"NARU_KEY_{connector.key.upper()}")
        one_by_one = connector.feed == "work24_each"
        legs = imports.training_legs(connector.of) if one_by_one else legs_of(connector, window)
        fetcher = Fetcher(key, connector.user_agent)
        progress = Progress(sys.stderr, connector.name)
        try:
            walk = Walk(connector, fetcher, legs, stager.run.position)
            for count, expected in bringing.stage_live(stager, walk):
                progress.show(count, whole=expected)
        finally:
            fetcher.close()
        progress.end(stager.run.rows_read)


def _sources() -> dict[str, Connector]:
    try:
        return connectors(Path(settings.CITY_DIR), time_zone=settings.TIME_ZONE)
    except BadPack as bad:
        raise CommandError(str(bad)) from None


@contextmanager
def _closing(run: ImportRun) -> Iterator[None]:
    """Whatever stops an import is written into its report, unless the process is killed."""
    try:
        yield
    except NotReadable as wrong:
        staging.end_unapplied(run, wrong, at=timezone.now())
        raise CommandError(str(wrong)) from wrong
    except (Exception, KeyboardInterrupt):
        staging.end_unapplied(run, NotReadable(Failure.STOPPED), at=timezone.now())
        raise


def _window(connector: Connector, options: dict[str, Any]) -> tuple[date, date] | None:
    """The first days to ask for; only services that want a window get one."""
    if connector.feed != "work24":
        return None
    first = options["first"] or timezone.localdate()
    last = options["last"] or first + timedelta(days=DAYS_A_MONTH * connector.months_ahead)
    if last < first:
        raise CommandError("--to lies before --from.")
    return first, last


def _report(run: ImportRun) -> str:
    counts = (
        f"{run.rows_read:,} read, {run.rows_new:,} new "
        f"({run.rows_joined:,} joined to another source), {run.rows_changed:,} changed, "
        f"{run.rows_unchanged:,} unchanged, {run.rows_repeated:,} repeated, "
        f"{run.rows_back:,} back, {run.rows_gone:,} gone, {run.rows_refused:,} refused"
    )
    lines = [f"{run.source}: {counts}"]
    if run.gone_withheld:
        lines.append(
            f"  {run.gone_withheld:,} were not sent but are kept: too many at once, or the source "
            "was not read to its end. If they are gone indeed: --believe-loss."
        )
    refused = imports.remarks_of(run, taken=False)
    lines += [f"  row {remark.number}: {remark.sentence}" for remark in refused[:SHOWN]]
    more = refused.count() - SHOWN
    return "\n".join([*lines, f"  and {more:,} more"] if more > 0 else lines)
