"""`attendance.toml`: how attendance is taken, and how much of it completes a course."""

from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from pydantic import Field

from naru.city.dated import in_force_or_first, note_disorder
from naru.city.pack import Known, Pack, Read
from naru.city.schema import Code, Part
from naru.enrolments.rules.attendance import AttendanceTerms

FILE = "attendance.toml"
UNTOLD = AttendanceTerms(
    percent=100,
    late_counts=True,
    excused_counts=False,
    opens_before=timedelta(minutes=30),
    late_after=timedelta(minutes=10),
    turn=timedelta(seconds=60),
)
"""For a city that says nothing: only whoever came every time completes."""


class AttendanceEntry(Part):
    """What holds from a day on, until the next rule."""

    from_on: date = Field(description="the first day it holds, such as 2019-01-01")
    source: Code = Field(description="an id of sources.toml, of the percentage")
    sample: str = Field(min_length=1, description="which of it is an example, in a sentence")
    complete_percent: int = Field(
        ge=1, le=100, description="percent of the sessions that complete a course, such as 80"
    )
    late_counts: bool = Field(description="true if coming late counts as coming, else false")
    excused_counts: bool = Field(
        description="true if staying away with notice counts as coming, else false"
    )
    opens_minutes: int = Field(
        ge=0, le=240, description="minutes before a session from which one is taken, such as 30"
    )
    late_minutes: int = Field(
        ge=0, le=240, description="minutes after its beginning from which one is late, such as 10"
    )
    code_seconds: int = Field(
        ge=20, le=600, description="seconds after which the code on the wall changes, such as 60"
    )


class AttendanceFile(Part):
    """The content of `attendance.toml`."""

    rule: list[AttendanceEntry] = Field(
        min_length=1, description="one table [[rule]] for each, the oldest first"
    )


def read_attendance(pack: Pack, *, sources: Known = None) -> Read[AttendanceFile] | None:
    """The file, checked: days in order, sources known; None for a city without it."""
    if not (pack.folder / FILE).exists():
        return None
    read = pack.toml(FILE, AttendanceFile)
    if read is None:
        return None
    note_disorder(pack, read, "rule", read.value.rule)
    for number, entry in enumerate(read.value.rule):
        pack.refer(read, ("rule", number, "source"), entry.source, sources, "sources.toml")
    return read


def attendance_terms(on: date) -> AttendanceTerms:
    """What holds on the day; before the first rule's day, that rule."""
    rules = _rules(Path(settings.CITY_DIR))
    if not rules:
        return UNTOLD
    rule = in_force_or_first(rules, on)
    return AttendanceTerms(
        percent=rule.complete_percent,
        late_counts=rule.late_counts,
        excused_counts=rule.excused_counts,
        opens_before=timedelta(minutes=rule.opens_minutes),
        late_after=timedelta(minutes=rule.late_minutes),
        turn=timedelta(seconds=rule.code_seconds),
        source=rule.source,
    )


@lru_cache(maxsize=4)
def _rules(folder: Path) -> tuple[AttendanceEntry, ...]:
    pack = Pack(folder)
    read = read_attendance(pack)
    pack.stop_if_wrong()
    return tuple(read.value.rule) if read else ()
