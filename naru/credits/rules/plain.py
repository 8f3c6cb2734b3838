"""Credits, degrees and limits as plain values. All amounts are whole credits."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MARCH = 3
MAJOR, LIBERAL, ELECTIVE = "MAJOR", "LIBERAL", "ELECTIVE"
ADVANCE, BANK, LICENCE = "ADVANCE", "BANK", "LICENCE"


@dataclass(frozen=True)
class Line:
    """Credits that somebody has. `field` is the major they belong to, `body` whoever taught.

    `ended_on` is the last day of the class, or the day of the licence.
    """

    key: str
    kind: str
    credits: int
    subject: str
    ended_on: date
    category: str = ""
    field: str = ""
    body: str = ""
    accredited: bool = False


@dataclass(frozen=True)
class Degree:
    """What a degree of the credit bank asks for. `one_body`: the most from one institution.

    Of `licences` that may count, so many may lie outside the major.
    """

    code: str
    total: int
    major: int
    liberal: int
    one_body: int
    licences: int
    licences_outside: int


@dataclass(frozen=True)
class Limits:
    """What holds for every degree: the most of a year and a term of classes, and the least from
    accredited or part-time courses. A credit is given from so much attendance and so high a mark.
    """

    year: int
    term: int
    accredited: int
    attendance_percent: int
    mark: int
    second_term_month: int

    def term_of(self, day: date) -> tuple[int, int]:
        """The year, from March on, and its first or second term, by the last day of the class."""
        year = day.year if day.month >= MARCH else day.year - 1
        second = day.month >= self.second_term_month or day.month < MARCH
        return year, 2 if second else 1

    def gives_credit(self, *, mark: int | None, attendance_percent: int) -> bool:
        """Whether a class that ended this way gives its credits."""
        return (
            mark is not None and mark >= self.mark and attendance_percent >= self.attendance_percent
        )


class Why(StrEnum):
    """Why credits do not count towards a degree of the credit bank."""

    ADVANCE = "ADVANCE"
    SAME = "SAME"
    TERM = "TERM"
    YEAR = "YEAR"
    BODY = "BODY"
    LICENCES = "LICENCES"
    OUTSIDE = "OUTSIDE"


@dataclass(frozen=True)
class Counted:
    """A line, as what it counts, or why not."""

    line: Line
    counts_as: str
    why: Why | None = None
