"""Counting who got a seat by which channel, for every provider and for all, in one statement."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from naru.enrolments.enums import Channel, DoorMode, State
from naru.enrolments.models import ChannelReport
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
    GROUP BY c.intake_id, c.channel
), weighed AS (
    SELECT cell.*, p.organisation_id AS owner,
        coalesce(r.starts_on, (i.opens_at AT TIME ZONE %(zone)s)::date) AS first_on,
        people >= %(fewest)s AS enough,
        sum(people) FILTER (WHERE people < %(fewest)s) OVER (PARTITION BY door) AS few,
        row_number() OVER (PARTITION BY door, people >= %(fewest)s
                           ORDER BY people, channel COLLATE "C") AS place
    FROM cell
    JOIN enrolments_intake i ON i.id = cell.door
    JOIN catalogue_run r ON r.id = i.run_id
    LEFT JOIN catalogue_provider p ON p.id = i.provider_id
), told AS (
    SELECT *, enough AND NOT (place = 1 AND coalesce(few, 0) BETWEEN 1 AND %(fewest)s - 1) AS seen
    FROM weighed
), door AS (
    SELECT owner, door, first_on, bool_or(seen) AS seen FROM told GROUP BY owner, door, first_on
), latest AS (
    SELECT door, row_number() OVER (ORDER BY first_on DESC, door DESC) AS of_all,
        row_number() OVER (PARTITION BY owner ORDER BY first_on DESC, door DESC) AS of_own
    FROM door WHERE seen
)
SELECT owner, grouping(owner) = 1 AS whole, NULL::bigint, min(first_on), channel,
    sum(people)::bigint, sum(seated)::bigint, count(*) FILTER (WHERE NOT seen),
    coalesce(sum(people) FILTER (WHERE NOT seen), 0)::bigint
FROM told
GROUP BY GROUPING SETS (
    (owner, extract(year FROM first_on), extract(month FROM first_on) > %(half)s, channel),
    (extract(year FROM first_on), extract(month FROM first_on) > %(half)s, channel))
HAVING grouping(owner) = 1 OR owner IS NOT NULL
UNION ALL
SELECT owner, whole, door, first_on, channel, people, seated, (NOT seen)::int, 0
FROM told JOIN latest USING (door)
CROSS JOIN (VALUES (false), (true)) side (whole)
WHERE CASE WHEN whole THEN of_all <= %(most)s ELSE of_own <= %(most)s AND owner IS NOT NULL END
UNION ALL
SELECT owner, grouping(owner) = 1, 0, NULL, '', count(*), 0, 0, 0
FROM door WHERE NOT seen
GROUP BY GROUPING SETS ((owner), ())
HAVING grouping(owner) = 1 OR owner IS NOT NULL"""
"""Every channel of a term (no door), of the latest doors of which something may be seen, and how
many doors there are of which nothing may (door 0): of each provider's organisation, and of the
whole city. `told` is `rules.channels.shown`, row by row.

A seat is one now, or one that was theirs to take; a held one nobody paid for is none.
"""


class _Counted(NamedTuple):
    people: int
    seated: int
    hidden_rows: int
    hidden_people: int

    @property
    def cell(self) -> Cell:
        return Cell(self.people, self.seated)


@dataclass
class _Side:
    """What was counted of one provider, or of all."""

    terms: dict[tuple[int, int], dict[str, _Counted]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    runs: dict[tuple[date, int], dict[str, _Counted]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    hidden: int = 0

    def take(self, door: int | None, first: date, channel: str, one: _Counted) -> None:
        if door is None:
            self.terms[_term(first)][channel] = one
        elif door:
            self.runs[first, door][channel] = one
        else:
            self.hidden = one.people


@transaction.atomic(savepoint=False)
def count_channels(*, at: datetime) -> None:
    """Write every report anew; those of providers without a door go."""
    sides: dict[int | None, _Side] = defaultdict(_Side)
    sides[None] = _Side()
    for owner, whole, door, first, channel, *numbers in _counted():
        sides[None if whole else owner].take(door, first, channel, _Counted(*numbers))
    ChannelReport.objects.bulk_create(
        (_report(owner, side, at) for owner, side in sides.items()),
        update_conflicts=True,
        unique_fields=["organisation"],
        update_fields=["terms", "runs", "hidden", "at"],
    )
    ChannelReport.objects.filter(at__lt=at).delete()


def _counted() -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            COUNTED,
            {
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


def _report(owner: int | None, side: _Side, at: datetime) -> ChannelReport:
    terms = [
        {"year": year, "half": half, "cells": _of_term(row)}
        for (year, half), row in sorted(side.terms.items(), reverse=True)
    ]
    runs = [
        {"year": first.year, "half": _term(first)[1], "door": door, "cells": _of_run(row)}
        for (first, door), row in sorted(side.runs.items(), reverse=True)
    ]
    return ChannelReport(organisation_id=owner, terms=terms, runs=runs, hidden=side.hidden, at=at)


def _of_term(row: dict[str, _Counted]) -> list[Any]:
    hidden = {
        name: Hidden(one.hidden_rows, one.hidden_people)
        for name, one in row.items()
        if one.hidden_rows
    }
    every = {name: one.cell for name, one in row.items()}
    return _cells(every, channels.shown_beside(every, hidden))


def _of_run(row: dict[str, _Counted]) -> list[Any]:
    every = {name: one.cell for name, one in row.items()}
    return _cells(every, {name for name, one in row.items() if not one.hidden_rows})


def _cells(row: Row, seen: Collection[str]) -> list[Any]:
    return [[one.value, row[one] if one in seen else None] for one in Channel if one.value in row]


def _term(first: date) -> tuple[int, int]:
    """Year and half of the run's first day."""
    return first.year, 1 if first.month <= HALF else 2
