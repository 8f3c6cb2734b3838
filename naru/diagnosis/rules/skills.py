"""From situations of a life to skills, with the source of each kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A skill and the activity of the situation in which it was used."""

    skill: str
    situation: str
    activity: str


def sources(
    done: Mapping[str, Iterable[str]], taught: Mapping[tuple[str, str], Sequence[str]]
) -> tuple[Source, ...]:
    """What activities, by situation, bring; `taught` gives the skills of each activity.

    An activity that nobody knows brings nothing.
    """
    found: dict[Source, None] = {}
    for situation, activities in done.items():
        for activity in activities:
            for skill in taught.get((situation, activity), ()):
                found.setdefault(Source(skill, situation, activity))
    return tuple(found)


def level_of(skill: str, *, alone: Iterable[str], teaches: Iterable[str]) -> int:
    """1 tried, 2 can do it alone, 3 can teach it to others."""
    if skill in set(teaches):
        return 3
    return 2 if skill in set(alone) else 1
