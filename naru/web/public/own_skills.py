"""What a page about occupations may know of who reads: the skills their own diagnosis found."""

from collections.abc import Iterable

from django.http import HttpRequest

from naru.diagnosis.enums import Level as Said
from naru.diagnosis.models import Result
from naru.diagnosis.queries.runs import runs_of
from naru.occupations.enums import Level
from naru.residents.queries.people import resident_of

BANDS = {Said.TRIED: Level.GUIDED, Said.ALONE: Level.ALONE, Said.TEACHES: Level.LEADING}
"""What people say of themselves, in the bands in which occupations ask."""


def skills_of(request: HttpRequest) -> dict[str, int]:
    """Skill to level by the newest result that found any; nothing for visitors and staff.

    Only one's own record is read, so nothing is noted in the access log.
    """
    if not request.user.is_authenticated:
        return {}
    resident = resident_of(request.user)
    if resident is None:
        return {}
    results = (one for run in runs_of(resident) for one in _newest_first(run.results.all()))
    return next((found for one in results if (found := _found(one))), {})


def _newest_first(results: Iterable[Result]) -> list[Result]:
    return sorted(results, key=lambda one: -one.number)


def _found(result: Result) -> dict[str, int]:
    held: dict[str, int] = {}
    for one in result.skills.all():
        level = BANDS[Said(one.level)].value
        held[one.skill] = max(held.get(one.skill, 0), level)
    return held
