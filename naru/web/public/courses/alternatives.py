"""Where else one can go: open courses of the same skill, near, soon."""

from datetime import datetime

from django.utils import timezone

from naru.catalogue.finding.standing import Standing
from naru.catalogue.models import Run
from naru.catalogue.queries.lines import CourseLine, lines_of
from naru.catalogue.search.similar import similar
from naru.web.public.courses import words
from naru.web.public.courses.cards import Card, card_of

LOOKED_AT = 24
MOST = 2
INSTEAD = 3
"""So many are named to whoever stood at the door of a run that is not held."""


def open_ones(run: Run, *, at: datetime, most: int = MOST) -> list[Card]:
    """Courses like the run's that take applications now: in its district first, the soonest first.

    They are of the same field and, where its skills are told, speak of the same ones. Of those with
    one title the first is named.
    """
    lines = lines_of(similar(run.course, at=at, most=LOOKED_AT), on=timezone.localdate(at))
    found = [one for one in lines if one.run and _is_open(one.run, at)]
    found.sort(key=lambda one: _far(one, run))
    by_title: dict[str, CourseLine] = {}
    for one in found:
        by_title.setdefault(one.course.title, one)
    return [card_of(one, at=at) for one in list(by_title.values())[:most]]


def _is_open(run: Run, at: datetime) -> bool:
    return words.standing_of(run, at=at) == Standing.OPEN


def _far(line: CourseLine, run: Run) -> tuple[bool, bool, str]:
    other = line.run
    if other is None:
        return True, True, ""
    away = other.district_id is None or other.district_id != run.district_id
    return away, other.starts_on is None, str(other.starts_on or "")
