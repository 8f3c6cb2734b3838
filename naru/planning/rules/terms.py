"""What a city says about planning: words, minutes and chances that no course tells by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from naru.planning.rules.plain import Level, Tuning

BASIC, USUAL, FURTHER = 1, 2, 3


@dataclass(frozen=True)
class Practice:
    """Skills that one learns with the hands, and how one practises them at a bench.

    `times` of `minutes`, one a week, planned from a Monday every so many weeks; `risk` as of a
    course, where nobody can book yet.
    """

    skills: frozenset[str] = frozenset()
    times: int = 1
    minutes: int = 60
    every_weeks: int = 1
    risk: int = 0


@dataclass(frozen=True)
class EvidenceTerms:
    """How many files somebody keeps to show what they learnt, and for how many years each."""

    most: int
    years: int


@dataclass(frozen=True)
class Terms:
    """`near_minutes`: one way within the home district, `across_minutes` to any other.

    `study_minutes` a week are reckoned for a course at one's own pace, `usual_hours` in all where
    nobody says how long it is. A fee that nobody states counts as `unknown_fee_won`, so that it
    does not pass for free; pages show it as unknown. `risks`: in a hundred, how likely it is to get
    no place, by way of admission. `basic_words` and `further_words` in a title tell for whom a
    course is.
    """

    near_minutes: int
    across_minutes: int
    study_minutes: int
    usual_hours: int
    unknown_fee_won: int
    risks: Mapping[str, int]
    basic_words: tuple[str, ...]
    further_words: tuple[str, ...]
    tuning: Tuning
    life: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Skills by part of life, the most important first."""
    practice: Practice = Practice()

    def level_of(self, title: str) -> int:
        """1 for beginners, 3 for those who go on, else 2: usual tasks alone."""
        if any(word in title for word in self.further_words):
            return FURTHER
        return BASIC if any(word in title for word in self.basic_words) else USUAL

    def risk_of(self, admission: str) -> int:
        """Of an admission nobody described, what is said for those unknown."""
        return self.risks.get(admission, self.risks["UNKNOWN"])


def needed(skills: tuple[str, ...], level: int) -> tuple[Level, ...]:
    """What a course of that level takes for granted: only courses for those who go on do."""
    return tuple((skill, level - 1) for skill in skills) if level >= FURTHER else ()
