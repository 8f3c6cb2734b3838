"""Who on a mentor's list needs attention first, and why: plain values only."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Why = Literal[
    "ANSWER_LATE",
    "ANSWER_DUE",
    "MISSED",
    "OWN_STEP_LATE",
    "TO_AGREE",
    "STEP_LATE",
    "NO_GOAL",
    "QUIET",
    "FINE",
]
ORDER: tuple[Why, ...] = (
    "ANSWER_LATE",
    "ANSWER_DUE",
    "MISSED",
    "OWN_STEP_LATE",
    "TO_AGREE",
    "STEP_LATE",
    "NO_GOAL",
    "QUIET",
    "FINE",
)
"""What is owed to the person comes first, then what they themselves have let slip, then silence."""


@dataclass(frozen=True)
class Standing:
    """Where things stand with one person; days are None where there is nothing."""

    since: date
    answer_due: date | None = None
    missed: date | None = None
    own_step_due: date | None = None
    step_due: date | None = None
    proposed: date | None = None
    has_goal: bool = False
    last_talk: date | None = None
    next_talk: date | None = None


@dataclass(frozen=True)
class Need:
    """Why, and since which day: the older comes first among equals."""

    why: Why
    since: date

    @property
    def rank(self) -> tuple[int, date]:
        """Sorts the most urgent first."""
        return ORDER.index(self.why), self.since


def needs_of(one: Standing, *, on: date, settling: timedelta, silence: timedelta) -> list[Need]:
    """Everything that needs attention, the most urgent first; FINE alone if nothing does.

    A goal is missed `settling` after the beginning, a talk `silence` after the last one.
    """
    heard = max(one.last_talk or one.since, one.since)
    found: list[tuple[bool, Why, date | None]] = [
        (one.answer_due is not None and one.answer_due < on, "ANSWER_LATE", one.answer_due),
        (one.answer_due is not None and one.answer_due >= on, "ANSWER_DUE", one.answer_due),
        (one.missed is not None and one.next_talk is None, "MISSED", one.missed),
        (_past(one.own_step_due, on), "OWN_STEP_LATE", one.own_step_due),
        (one.proposed is not None, "TO_AGREE", one.proposed),
        (_past(one.step_due, on), "STEP_LATE", one.step_due),
        (
            not one.has_goal and one.proposed is None and on - one.since >= settling,
            "NO_GOAL",
            one.since,
        ),
        (one.next_talk is None and on - heard >= silence, "QUIET", heard),
    ]
    needs = [Need(why, day) for holds, why, day in found if holds and day is not None]
    return sorted(needs, key=lambda need: need.rank) or [Need("FINE", one.since)]


def _past(due: date | None, on: date) -> bool:
    return due is not None and due < on
