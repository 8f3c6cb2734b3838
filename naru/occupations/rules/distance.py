"""How far a set of skills is from what an occupation asks for, and why.

Every wanted skill counts by how much the work needs it and by the level it wants. A skill held at
a lower level counts for its part of the way. Plain values in, plain values out: the same for a
page, for a job and for the planner.
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

ESSENTIAL, USEFUL = 3, 1
"""What a skill weighs: one that the work cannot be done without counts as three that help."""


@dataclass(frozen=True)
class Wanted:
    """A skill asked for: `level` 1 to 4, `weight` one of the two above."""

    skill: str
    level: int
    weight: int = ESSENTIAL

    @property
    def points(self) -> int:
        """What it counts in the whole."""
        return self.weight * self.level


@dataclass(frozen=True)
class Profile:
    """What an occupation asks for."""

    code: str
    wanted: tuple[Wanted, ...]

    @cached_property
    def points(self) -> int:
        return sum(one.points for one in self.wanted)


@dataclass(frozen=True)
class Gap:
    """A wanted skill that is not held at its level; `held` is 0 if it is not held at all."""

    skill: str
    level: int
    held: int
    weight: int

    @property
    def points(self) -> int:
        """What is still missing of what it counts."""
        return self.weight * (self.level - self.held)


@dataclass(frozen=True)
class Distance:
    """How far it is: `have` of `wanted` skills are held well enough, `gaps` are the others.

    `score` is the share held, 0 to 100, rounded down so that 100 means nothing is missing. `gaps`
    begin with those that weigh most.
    """

    code: str
    have: int
    wanted: int
    score: int
    gaps: tuple[Gap, ...]
    met: tuple[str, ...]


def distance(profile: Profile, held: Mapping[str, int]) -> Distance:
    """How far `held` (skill to level) is from the profile, skill by skill."""
    gaps = [
        Gap(one.skill, one.level, held.get(one.skill, 0), one.weight)
        for one in profile.wanted
        if held.get(one.skill, 0) < one.level
    ]
    gaps.sort(key=lambda gap: -gap.points)
    open_skills = {gap.skill for gap in gaps}
    return Distance(
        code=profile.code,
        have=len(profile.wanted) - len(gaps),
        wanted=len(profile.wanted),
        score=_score(profile, sum(gap.points for gap in gaps)),
        gaps=tuple(gaps),
        met=tuple(one.skill for one in profile.wanted if one.skill not in open_skills),
    )


def nearest(
    profiles: Sequence[Profile], held: Mapping[str, int], *, limit: int = 10
) -> list[Distance]:
    """The occupations to which least is missing, best share first; none that shares no skill.

    Equal shares come in the order of more skills held, then of code, so that the answer is the same
    every time.
    """
    reached = ((_reached(one, held), one) for one in profiles)
    best = heapq.nsmallest(
        limit,
        ((-have / one.points, -have, one.code, one) for have, one in reached if have),
        key=lambda row: row[:3],
    )
    return [distance(one, held) for *_rank, one in best]


def closest_profiles(
    profile: Profile, profiles: Iterable[Profile], *, limit: int = 5
) -> list[Distance]:
    """Where somebody who does this work well would have least to learn."""
    held = {one.skill: one.level for one in profile.wanted}
    others = [one for one in profiles if one.code != profile.code]
    return nearest(others, held, limit=limit)


def _reached(profile: Profile, held: Mapping[str, int]) -> int:
    return sum(
        one.weight * min(one.level, held[one.skill]) for one in profile.wanted if one.skill in held
    )


def _score(profile: Profile, missing: int) -> int:
    return 100 * (profile.points - missing) // profile.points if profile.points else 0
