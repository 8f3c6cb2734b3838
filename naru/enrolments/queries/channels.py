"""Who got a seat by which channel, run by run and term by term, small groups hidden."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Q
from django.utils import timezone

from naru.accounts.models import Organisation
from naru.enrolments.enums import Channel, DoorMode, State
from naru.enrolments.models import Claim, Intake
from naru.enrolments.rules import channels
from naru.enrolments.rules.channels import Cell, Row

MOST = 100
"""So many runs are listed at most; terms are of all of them."""
HALF = 6
GONE = (State.CANCELLED, State.CALLED_OFF)
UNPAID = Q(intake__mode=DoorMode.FIRST_PAID)
GOT = (
    Q(application__state=State.SEATED)
    | (Q(application__offered_at__isnull=False) & ~UNPAID)
    | (Q(application__state=State.LAPSED, application__wait_no=None) & ~UNPAID)
)
"""A seat now, or one that was theirs to take; a held one nobody paid for is none."""


@dataclass(frozen=True)
class Line:
    """One run, or one term (`intake` is None): each channel with its cell, None where hidden."""

    year: int
    half: int
    intake: Intake | None
    cells: list[tuple[Channel, Cell | None]]


class Report(NamedTuple):
    """Terms and runs, the latest first; `hidden` is how many runs have nothing that may be seen."""

    terms: list[Line]
    runs: list[Line]
    hidden: int


def report(organisation: Organisation | None = None) -> Report:
    """Of one provider, or of all. Three queries; of most runs only the first day is read.

    Whoever stepped back, and runs that were not held, count as nothing; who waits for a draw or a
    decision does not count yet.
    """
    rows = _rows(organisation)
    first_on = {pk: first for pk, first in _first_days(organisation) if pk in rows}
    terms: dict[tuple[int, int], list[int]] = defaultdict(list)
    for pk, first in first_on.items():
        terms[_term(first)].append(pk)
    of_terms = [
        Line(
            *term,
            None,
            _cells(
                channels.summed(rows[pk] for pk in held),
                channels.shown_of_sum(rows[pk] for pk in held),
            ),
        )
        for term, held in sorted(terms.items(), reverse=True)
    ]
    seen = {pk: shown for pk in first_on if (shown := set(channels.shown(rows[pk])))}
    latest = sorted(seen, key=lambda pk: (first_on[pk], pk), reverse=True)[:MOST]
    doors = Intake.objects.select_related("run__course").in_bulk(latest)
    of_runs = [Line(*_term(first_on[pk]), doors[pk], _cells(rows[pk], seen[pk])) for pk in latest]
    return Report(of_terms, of_runs, len(first_on) - len(seen))


def _rows(organisation: Organisation | None) -> dict[int, Row]:
    settled = Claim.objects.filter(application__isnull=False)
    settled = settled.exclude(application__state__in=GONE)
    if organisation is not None:
        settled = settled.filter(intake__in=Intake.objects.visible_to(organisation))
    counted = (
        settled.order_by()
        .values_list("intake", "channel")
        .annotate(people=Count("pk"), seated=Count("pk", filter=GOT))
    )
    found: dict[int, dict[str, Cell]] = defaultdict(dict)
    for intake, channel, people, seated in counted:
        found[intake][channel] = Cell(people, seated)
    return dict(found)


def _cells(row: Row, seen: Iterable[str]) -> list[tuple[Channel, Cell | None]]:
    shown = set(seen)
    return [(one, row[one] if one in shown else None) for one in Channel if one.value in row]


def _first_days(organisation: Organisation | None) -> Iterator[tuple[int, date]]:
    """Each door (id) with the first day of its run, or the day on which it opened."""
    doors = Intake.objects.all()
    if organisation is not None:
        doors = doors.visible_to(organisation)
    for pk, starts_on, opens_at in doors.values_list("pk", "run__starts_on", "opens_at"):
        yield pk, starts_on or timezone.localdate(opens_at)


def _term(first: date) -> tuple[int, int]:
    """Year and half of the run's first day."""
    return first.year, 1 if first.month <= HALF else 2
