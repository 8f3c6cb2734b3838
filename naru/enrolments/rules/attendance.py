"""When a scan counts and as what, and how many meetings completion asks for: plain values only."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class AttendanceTerms:
    """What a city says of attendance. `percent` of the meetings complete a course.

    A scan counts from `opens_before` the beginning to the end of a meeting, as late from
    `late_after` the beginning on. A code on the wall stands for `turn`, and is taken for one
    turn more, so that nobody has to hurry.
    """

    percent: int
    late_counts: bool
    excused_counts: bool
    opens_before: timedelta = timedelta()
    late_after: timedelta = timedelta()
    turn: timedelta = timedelta(minutes=1)
    source: str = ""

    def turn_at(self, at: datetime) -> int:
        """The number of the turn that runs at the moment."""
        return int(at.timestamp() // self.turn.total_seconds())

    def opens_at(self, starts_at: datetime) -> datetime:
        """From when on attendance of a meeting can be written down."""
        return starts_at - self.opens_before

    def is_late(self, starts_at: datetime, *, at: datetime) -> bool:
        """Whether somebody who comes now comes late."""
        return at >= starts_at + self.late_after


@dataclass(frozen=True)
class Tally:
    """How often somebody was there, of the meetings that were held."""

    held: int
    present: int = 0
    late: int = 0
    excused: int = 0

    @property
    def absent(self) -> int:
        """Meetings without a mark count as absence."""
        return self.held - self.present - self.late - self.excused

    def came(self, terms: AttendanceTerms) -> int:
        """Meetings that count as attended."""
        late = self.late if terms.late_counts else 0
        return self.present + late + (self.excused if terms.excused_counts else 0)

    def completed(self, terms: AttendanceTerms) -> bool:
        """Whether it is enough; nobody completes what was never held."""
        return self.held > 0 and self.came(terms) >= needed(self.held, terms.percent)


def needed(held: int, percent: int) -> int:
    """How many of the meetings are at least so many percent of them."""
    return -(-held * percent // 100)
