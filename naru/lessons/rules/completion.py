"""When a course is completed, and what is still missing: plain values only.

The rule in force on the day somebody begins is kept with them, as `record` writes it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Literal

Counts = Literal["done", "time"]
Kind = Literal["online", "blended", "university", "subsidised"]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What completes a course. None asks for nothing of the kind.

    `counts` says what fills a lesson: "done", that the person says so after at least
    `lesson_from_percent` of its nominal time, or "time", where below that share it counts
    nothing and at full time fully. At most `lessons_a_day` count on one day; the exam opens at
    `exam_after_percent` of the course. What arrives up to `late_seconds` after an attempt's time
    still counts, for slow lines.
    """

    kind: str
    counts: Counts = "done"
    lesson_from_percent: int = 0
    progress_percent: int | None = None
    exam_mark: int | None = None
    attendance_percent: int | None = None
    course_mark: int | None = None
    lessons_a_day: int | None = None
    exam_after_percent: int = 0
    late_seconds: int = 0
    source: str = ""

    def record(self) -> dict[str, str | int | None]:
        """The rule as plain values, to be kept with whoever began under it."""
        return asdict(self)

    @classmethod
    def read(cls, record: Mapping[str, object]) -> "Rule":
        """A kept rule."""
        return cls(**record)  # type: ignore[arg-type]


EVERYTHING = Rule(kind="online", progress_percent=100, exam_mark=100)
"""Where no rule was told: only whoever did all of it completes."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How far somebody is. Marks and percents are whole; None: there is nothing yet.

    `has_exam` is whether the course has one: where there is none, none is asked for.
    """

    progress_percent: int = 0
    has_exam: bool = True
    exam_mark: int | None = None
    attendance_percent: int | None = None
    course_mark: int | None = None


class Need(Enum):
    """What may be missing."""

    PROGRESS = "progress"
    EXAM = "exam"
    ATTENDANCE = "attendance"
    MARK = "mark"


@dataclass(frozen=True)
class Part:
    """One thing the rule asks for: how much, and how much there is (None: nothing yet)."""

    need: Need
    asked: int
    have: int | None

    @property
    def holds(self) -> bool:
        return self.have is not None and self.have >= self.asked


def parts(rule: Rule, standing: Standing) -> list[Part]:
    """Everything that the rule asks for, in the order in which one does it."""
    exam = rule.exam_mark if standing.has_exam else None
    asked = [
        (Need.PROGRESS, rule.progress_percent, standing.progress_percent),
        (Need.ATTENDANCE, rule.attendance_percent, standing.attendance_percent),
        (Need.EXAM, exam, standing.exam_mark),
        (Need.MARK, rule.course_mark, standing.course_mark),
    ]
    return [Part(need, wanted, have) for need, wanted, have in asked if wanted is not None]


def missing(rule: Rule, standing: Standing) -> list[Part]:
    """What is not there yet; nothing missing is completed."""
    return [part for part in parts(rule, standing) if not part.holds]


def is_completed(rule: Rule, standing: Standing) -> bool:
    """Whether it is enough; a rule that asks for nothing completes nobody."""
    return bool(parts(rule, standing)) and not missing(rule, standing)


def kind_of(*, mode: str, payer: str) -> Kind:
    """Which rule holds for a run: by who pays for it and where its course is taught."""
    if payer in ("STATE", "SHARED"):
        return "subsidised"
    return "blended" if mode == "BLENDED" else "online"
