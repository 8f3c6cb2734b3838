"""`manage.py import_exams --file F` or `--live`: bring in the exam dates that Q-Net announces."""

from argparse import ArgumentParser
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import override

from naru.catalogue.enums import Failure
from naru.catalogue.pack import ExamsFeed, exams_feed
from naru.catalogue.sources.envelopes import Passing, page
from naru.catalogue.sources.failures import NotReadable
from naru.catalogue.sources.fetch import Fetcher
from naru.catalogue.sources.files import rows_of
from naru.catalogue.sources.live import Leg, Walk
from naru.city.problems import BadPack
from naru.core.refusals import Refusal
from naru.flows.import_exams import import_exams
from naru.occupations.enums import RoundReason
from naru.occupations.queries.exams import held_by_qnet, items_of_qnet
from naru.occupations.rules.rounds import COLUMNS, Known, Schedule, Sent, schedule
from naru.occupations.services.announced import Answer, Taken, Year, years_of

SHOWN = 10
LARGEST_MB = 20
ITEM, YEAR, KIND = "jmCd", "implYy", "qualgbCd"


class Command(BaseCommand):
    help = "Bring in the exam dates of certificates: an answer of Q-Net, or its service (--live)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--file", type=Path, help="JSON, XML or a table, as it was sent")
        parser.add_argument("--live", action="store_true", help="ask the service itself")
        parser.add_argument("--base-url", help="ask here instead of the city pack's address")
        parser.add_argument(
            "--year",
            type=int,
            action="append",
            help="ask for this year; else this one and the next",
        )
        parser.add_argument(
            "--certificate", help="the file was asked for this one (its code in certificates.toml)"
        )
        parser.add_argument(
            "--as-of", type=date.fromisoformat, help="when the file was true; else its own day"
        )
        parser.add_argument(
            "--part", action="store_true", help="the file is not all of it: mark nothing as gone"
        )
        parser.add_argument(
            "--believe-loss",
            action="store_true",
            help="mark as gone what is missing even if that is more than half",
        )

    @override("en")
    def handle(self, *args: Any, **options: Any) -> None:
        path: Path | None = options["file"]
        if bool(path) == options["live"]:
            raise CommandError("Give either --file or --live.")
        if path and not path.is_file():
            raise CommandError(f"There is no file {path}.")
        try:
            feed = exams_feed(Path(settings.CITY_DIR))
        except BadPack as bad:
            raise CommandError(str(bad)) from None
        if feed is None:
            raise CommandError("The city's connectors.toml has no [exams].")
        known = held_by_qnet()
        try:
            answer = _of_file(path, feed, known, options) if path else _live(feed, known, options)
            taken = import_exams(
                answer=answer, at=timezone.now(), believe_loss=options["believe_loss"]
            )
        except (NotReadable, Refusal) as no:
            raise CommandError(str(no)) from no
        self.stdout.write("\n".join(_report(answer, taken)))


def _of_file(path: Path, feed: ExamsFeed, known: list[Known], options: dict[str, Any]) -> Answer:
    asked = options["certificate"] or ""
    if asked and asked not in {one.code for one in known}:
        raise CommandError(f"Q-Net holds no exam of a certificate {asked} of the city pack.")
    total = [0]
    try:
        rows = list(
            rows_of(
                path,
                needed=tuple(sorted(COLUMNS)),
                largest_mb=LARGEST_MB,
                total=total.append,
            )
        )
    except NotReadable as no:
        if no.failure != Failure.NO_ROWS or not _says_nothing(path):
            raise
        rows = []
    found = schedule([Sent(row, asked) for row in rows], known)
    changed = datetime.fromtimestamp(path.stat().st_mtime, tz=timezone.get_current_timezone())
    return Answer(
        schedule=found,
        source=feed.source,
        read_on=options["as_of"] or min(changed.date(), timezone.localdate()),
        about=years_of(found.sittings),
        complete=not options["part"] and len(rows) >= max(total),
    )


def _says_nothing(path: Path) -> bool:
    """Whether the service answered that there is nothing, as it does for years to come."""
    try:
        return not page(path.read_bytes()).rows
    except Passing:
        return False


def _live(feed: ExamsFeed, known: list[Known], options: dict[str, Any]) -> Answer:
    """Every list of the years asked for, to its end."""
    if options["base_url"]:
        feed = feed.model_copy(update={"base_url": options["base_url"]})
    key = settings.SOURCE_KEYS.get(feed.key, "")
    if feed.key and not key:
        raise NotReadable(Failure.NO_KEY, variable=f"NARU_KEY_{feed.key.upper()}")
    today = timezone.localdate()
    fetcher = Fetcher(key, feed.user_agent)
    sent: list[Sent] = []
    about: set[Year] = set()
    complete = True
    try:
        for year in options["year"] or (today.year, today.year + 1):
            for asked, parameters in _lists(feed, known):
                whole = tuple({YEAR: str(year), **parameters}.items())
                walk = Walk(feed.service, fetcher, [Leg(parameters=whole)])
                for piece in walk.pieces():
                    sent += [Sent(row, asked) for row in piece.rows]
                    complete = complete and piece.complete
                about |= _about(asked, parameters, year, known)
    finally:
        fetcher.close()
    return Answer(schedule(sent, known), feed.source, today, frozenset(about), complete)


def _lists(feed: ExamsFeed, known: list[Known]) -> list[tuple[str, dict[str, str]]]:
    """What to ask for: the lists that the pack names, and each certificate whose number we know."""
    kinds = {one.code: one.kind for one in known}
    items = [
        (code, {KIND: kinds[code], ITEM: item})
        for item, code in items_of_qnet().items()
        if code in kinds
    ]
    return [*(("", one) for one in feed.ask), *items]


def _about(asked: str, parameters: dict[str, str], year: int, known: list[Known]) -> set[Year]:
    """Of whom the answer to a question tells all: a list asked by some item's number, of nobody
    but those that its rows name.
    """
    if not asked and ITEM in parameters:
        return set()
    kind = parameters.get(KIND)
    return {
        (one.code, year, one.kind)
        for one in known
        if one.kind == (kind or one.kind) and asked in ("", one.code)
    }


def _report(answer: Answer, taken: Taken) -> list[str]:
    told: Schedule = answer.schedule
    counts = f"{told.read:,} rows read, {len(told.refused):,} refused"
    lines = [f"{answer.source}: {counts}, as of {answer.read_on}."]
    lines += [
        f"  {change.table:<28} {change.new} new, {change.changed} changed, "
        f"{change.unchanged} unchanged, {change.withdrawn} gone"
        for change in taken.changes
    ]
    if taken.gave_way:
        lines.append(f"  {taken.gave_way:,} rounds of the city pack gave way to these.")
    if taken.kept:
        lines.append(
            f"  {taken.kept:,} were not sent but are kept: too many at once, or not all could be "
            "read. If they are gone indeed: --believe-loss."
        )
    for one in told.refused[:SHOWN]:
        lines.append(f"  row {one.row}: {RoundReason(one.reason).label} ({one.said})")
    more = len(told.refused) - SHOWN
    return [*lines, f"  and {more:,} more"] if more > 0 else lines
