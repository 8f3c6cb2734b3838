"""`counselling.toml`: fields of mentors, reasons to talk, and the rules by day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from pydantic import Field

from naru.city.dated import in_force_or_first, note_disorder, note_sources
from naru.city.holidays import read_holidays
from naru.city.pack import Known, Pack, Read
from naru.city.schema import Code, Names, Part
from naru.counselling.enums import Channel
from naru.counselling.rules.matching import Weighing
from naru.counselling.rules.terms import Terms
from naru.counselling.rules.working_days import calendar_of

FILE = "counselling.toml"
WHO = ("resident", "desk", "mentor")
MOST_POINTS = 100
"""A perfect fit; helping one more person counts for ten of them (`rules/assigning.py`)."""


class PointsEntry(Part):
    """How much each reason for a mentor counts, beside the others."""

    field: int = Field(ge=0, le=100, description="the field that is looked for")
    times: int = Field(ge=0, le=100, description="times that fit")
    channel: int = Field(ge=0, le=100, description="the way to talk that is wished for")
    near: int = Field(ge=0, le=100, description="the same district")
    room: int = Field(ge=0, le=100, description="many places free")
    language: int = Field(ge=0, le=100, description="another language that is wished for")


class RuleEntry(Part):
    """What holds from a day on, until the next rule."""

    from_on: date = Field(description="the first day it holds, such as 2026-01-01")
    answer_days: int = Field(ge=1, le=20, description="working days within which one is answered")
    lead_hours: int = Field(ge=0, le=336, description="hours before a time until it can be booked")
    horizon_days: int = Field(ge=1, le=180, description="days ahead that can be booked")
    give_back_hours: int = Field(
        ge=0, le=336, description="hours before until a time is given back without excuse"
    )
    reminder_hours: int = Field(ge=1, le=336, description="hours before that one is reminded")
    offer_hours: int = Field(ge=1, le=72, description="hours a time that came free is kept")
    offer_ends_hours: int = Field(ge=0, le=72, description="hours before until it is offered")
    settling_days: int = Field(ge=1, le=180, description="days until a goal is missed")
    silence_days: int = Field(ge=1, le=365, description="days until a talk is missed")
    points: PointsEntry = Field(description="how matching weighs; 100 in all at most")
    ample_percent: int = Field(ge=1, le=100, description="places free for there to be room")
    weekdays: list[int] = Field(min_length=1, description="working weekdays, Monday is 1")
    sample: bool = Field(description="true if the city has not decided it, else false")
    source: Code | None = Field(None, description="an id of sources.toml; left out if a sample")


class ClosedEntry(Part):
    """A day without mentors that is no public holiday."""

    day: date = Field(description="a date, such as 2026-12-31")
    name: Names = Field(description="why, in both languages")


class FieldEntry(Part):
    """A field of work or life that mentors know."""

    code: Code = Field(description="short and lasting, such as care")
    name: Names = Field(description="its name in both languages")


class ReasonEntry(Part):
    """Why one talks, and for how long."""

    code: Code = Field(description="short and lasting, such as first-talk")
    name: Names = Field(description="its name in both languages")
    minutes: int = Field(ge=15, le=180, multiple_of=15, description="minutes, in quarters")
    channels: list[str] = Field(min_length=1, description=f"some of {', '.join(Channel.values)}")
    booked_by: list[str] = Field(min_length=1, description=f"some of {', '.join(WHO)}")


class CounsellingFile(Part):
    """The content of `counselling.toml`."""

    rule: list[RuleEntry] = Field(min_length=1, description="[[rule]] tables, the oldest first")
    closed: list[ClosedEntry] = Field(default=[], description="[[closed]] tables")
    field: list[FieldEntry] = Field(min_length=1, description="[[field]] tables, in order")
    reason: list[ReasonEntry] = Field(min_length=1, description="[[reason]] tables, in order")


@dataclass(frozen=True)
class Reason:
    """Why one talks: its name in the reader's language, minutes, channels, who may book it."""

    code: str
    name: Names
    minutes: int
    channels: tuple[str, ...]
    booked_by: tuple[str, ...]


def read_counselling(pack: Pack, *, sources: Known = None) -> Read[CounsellingFile] | None:
    """The file, checked: days in order, names of channels known, a source or "sample"."""
    read = pack.toml(FILE, CounsellingFile)
    if read is None:
        return None
    note_disorder(pack, read, "rule", read.value.rule)
    note_sources(pack, read, "rule", read.value.rule, sources)
    for number, entry in enumerate(read.value.rule):
        if not set(entry.weekdays) <= set(range(1, 8)):
            what = "a weekday is a number from 1 (Monday) to 7."
            pack.problems.append(read.problem(("rule", number, "weekdays"), what, "Correct it."))
        if sum(entry.points.model_dump().values()) > MOST_POINTS:
            what = f"the points come to more than {MOST_POINTS} in all."
            pack.problems.append(read.problem(("rule", number, "points"), what, "Lower some."))
    _check_names(pack, read)
    return read


def terms_at(at: datetime) -> Terms:
    """What holds now; before the first rule's day, that rule."""
    zone = ZoneInfo(settings.TIME_ZONE)
    file, days_off = _read(Path(settings.CITY_DIR))
    on = at.astimezone(zone).date()
    rule = in_force_or_first(file.rule, on)
    return Terms(
        answer_days=rule.answer_days,
        lead=timedelta(hours=rule.lead_hours),
        horizon=timedelta(days=rule.horizon_days),
        give_back=timedelta(hours=rule.give_back_hours),
        reminder=timedelta(hours=rule.reminder_hours),
        offer_lasts=timedelta(hours=rule.offer_hours),
        offer_ends=timedelta(hours=rule.offer_ends_hours),
        settling=timedelta(days=rule.settling_days),
        silence=timedelta(days=rule.silence_days),
        weighing=_weighing(rule),
        calendar=calendar_of(rule.weekdays, days_off),
        zone=zone,
    )


def fields() -> dict[str, Names]:
    """Fields of mentors by code, in the city's order."""
    return {one.code: one.name for one in _read(Path(settings.CITY_DIR))[0].field}


def reasons() -> dict[str, Reason]:
    """Reasons to talk by code, in the city's order."""
    return {
        one.code: Reason(one.code, one.name, one.minutes, tuple(one.channels), tuple(one.booked_by))
        for one in _read(Path(settings.CITY_DIR))[0].reason
    }


@lru_cache(maxsize=4)
def _read(folder: Path) -> tuple[CounsellingFile, frozenset[date]]:
    pack = Pack(folder)
    read = read_counselling(pack)
    rests = [one.value.day for one in read_holidays(pack)]
    pack.stop_if_wrong()
    file = pack.sure(read).value
    return file, frozenset([*rests, *(one.day for one in file.closed)])


def _weighing(rule: RuleEntry) -> Weighing:
    points = rule.points
    return Weighing(
        points={
            "FIELD": points.field,
            "TIMES": points.times,
            "CHANNEL": points.channel,
            "NEAR": points.near,
            "ROOM": points.room,
            "LANGUAGE": points.language,
        },
        ample_percent=rule.ample_percent,
    )


def _check_names(pack: Pack, read: Read[CounsellingFile]) -> None:
    """Each name once; channels and who may book are known ones."""
    pack.once(read, "closed", "day", [one.day for one in read.value.closed])
    pack.once(read, "field", "code", [one.code for one in read.value.field])
    pack.once(read, "reason", "code", [one.code for one in read.value.reason])
    for number, reason in enumerate(read.value.reason):
        for name, said, known in (
            ("channels", reason.channels, Channel.values),
            ("booked_by", reason.booked_by, WHO),
        ):
            for value in said:
                pack.refer(read, ("reason", number, name), value, known, "the list of them")
