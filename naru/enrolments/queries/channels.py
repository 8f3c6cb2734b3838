"""Who got a seat by which channel, run by run and term by term, small groups hidden."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from naru.accounts.models import Organisation
from naru.enrolments.enums import Channel, DoorMode, State
from naru.enrolments.models import Intake
from naru.enrolments.rules import channels
from naru.enrolments.rules.channels import Cell, Hidden, Row

MOST = 100
"""So many runs are listed at most; terms are of all of them."""
HALF = 6
GONE = (State.CANCELLED, State.CALLED_OFF)
COUNTED = """
WITH cell AS (
    SELECT c.intake_id AS door, c.channel, count(*) AS people,
        count(*) FILTER (WHERE a.state = %(seated)s OR i.mode <> %(held)s AND (
            a.offered_at IS NOT NULL OR a.state = %(lapsed)s AND a.wait_no IS NULL)) AS seated
    FROM enrolments_intake i
    JOIN enrolments_claim c ON c.intake_id = i.id
    JOIN enrolments_application a ON a.claim_id = c.id AND a.state <> ALL(%(gone)s::text[])
    WHERE %(doors)s::bigint[] IS NULL OR i.id = ANY(%(doors)s::bigint[])
    GROUP BY c.intake_id, c.channel
), weighed AS (
    SELECT cell.*, coalesce(r.starts_on, (i.opens_at AT TIME ZONE %(zone)s)::date) AS first_on,
        people >= %(fewest)s AS enough,
        sum(people) FILTER (WHERE people < %(fewest)s) OVER (PARTITION BY door) AS few,
        row_number() OVER (PARTITION BY door, people >= %(fewest)s
                           ORDER BY people, channel COLLATE "C") AS place
    FROM cell
    JOIN enrolments_intake i ON i.id = cell.door
    JOIN catalogue_run r ON r.id = i.run_id
), told AS (
    SELECT *, enough AND NOT (place = 1 AND coalesce(few, 0) BETWEEN 1 AND %(fewest)s - 1) AS seen
    FROM weighed
), latest AS (
    SELECT door FROM told GROUP BY door, first_on HAVING bool_or(seen)
    ORDER BY first_on DESC, door DESC LIMIT %(most)s
)
SELECT NULL::bigint, min(first_on), channel, sum(people)::bigint, sum(seated)::bigint,
    count(*) FILTER (WHERE NOT seen), coalesce(sum(people) FILTER (WHERE NOT seen), 0)::bigint
FROM told
GROUP BY extract(year FROM first_on), extract(month FROM first_on) > %(half)s, channel
UNION ALL
SELECT door, first_on, channel, people, seated, (NOT seen)::int, 0
FROM told WHERE door IN (SELECT door FROM latest)
UNION ALL
SELECT 0, NULL, '', count(*), 0, 0, 0
FROM (SELECT FROM told GROUP BY door HAVING NOT bool_or(seen)) none"""
"""Every channel of a term (no door), of the latest doors of which something may be seen, and how
many doors there are of which nothing may (door 0). `told` is `rules.channels.shown`, row by row.

A seat is one now, or one that was theirs to take; a held one nobody paid for is none.
"""


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
    """Of one provider, or of all. Three queries at most; runs are counted in one statement.

    Whoever stepped back, and runs that were not held, count as nothing; who waits for a draw or a
    decision does not count yet.
    """
    terms: dict[tuple[int, int], dict[str, _Counted]] = defaultdict(dict)
    runs: dict[int, dict[str, _Counted]] = defaultdict(dict)
    first_on: dict[int, date] = {}
    none = 0
    for door, first, channel, *numbers in _counted(organisation):
        one = _Counted(*numbers)
        if door is None:
            terms[_term(first)][channel] = one
        elif door:
            first_on[door], runs[door][channel] = first, one
        else:
            none = one.people
    doors = Intake.objects.select_related("run__course").in_bulk(list(runs))
    latest = sorted(runs, key=lambda pk: (first_on[pk], pk), reverse=True)
    return Report(
        [Line(*term, None, _of_term(row)) for term, row in sorted(terms.items(), reverse=True)],
        [Line(*_term(first_on[pk]), doors[pk], _of_run(runs[pk])) for pk in latest],
        none,
    )


class _Counted(NamedTuple):
    people: int
    seated: int
    hidden_rows: int
    hidden_people: int

    @property
    def cell(self) -> Cell:
        return Cell(self.people, self.seated)


def _counted(organisation: Organisation | None) -> list[tuple[Any, ...]]:
    doors = None
    if organisation is not None:
        doors = list(Intake.objects.visible_to(organisation).values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(
            COUNTED,
            {
                "doors": doors,
                "zone": timezone.get_current_timezone_name(),
                "held": DoorMode.FIRST_PAID.value,
                "seated": State.SEATED.value,
                "lapsed": State.LAPSED.value,
                "gone": [one.value for one in GONE],
                "fewest": channels.FEWEST,
                "most": MOST,
                "half": HALF,
            },
        )
        return list(cursor.fetchall())


def _of_term(row: dict[str, _Counted]) -> list[tuple[Channel, Cell | None]]:
    hidden = {
        name: Hidden(one.hidden_rows, one.hidden_people)
        for name, one in row.items()
        if one.hidden_rows
    }
    every = {name: one.cell for name, one in row.items()}
    return _cells(every, channels.shown_beside(every, hidden))


def _of_run(row: dict[str, _Counted]) -> list[tuple[Channel, Cell | None]]:
    every = {name: one.cell for name, one in row.items()}
    return _cells(every, {name for name, one in row.items() if not one.hidden_rows})


def _cells(row: Row, seen: Collection[str]) -> list[tuple[Channel, Cell | None]]:
    return [(one, row[one] if one in seen else None) for one in Channel if one.value in row]


def _term(first: date) -> tuple[int, int]:
    """Year and half of the run's first day."""
    return first.year, 1 if first.month <= HALF else 2
