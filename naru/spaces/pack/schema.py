"""What stands in `spaces/*.toml`, a file for each place, and in `practice.toml`."""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from naru.city.schema import Code, Names, Part, Words
from naru.spaces.enums import Group, Per

SkillCode = Annotated[str, StringConstraints(pattern=r"^skill\.[a-z0-9]+(-[a-z0-9]+)*$")]
DayOfMonth = Annotated[int, Field(ge=1, le=31)]


class HoursEntry(Part):
    """Open hours of some weekdays."""

    weekdays: list[Annotated[int, Field(ge=1, le=7)]] = Field(
        min_length=1, description="weekdays, Monday is 1"
    )
    begins: time = Field(description="a time such as 10:00:00")
    ends: time = Field(description="a later time such as 20:30:00")


class OpenEntry(Part):
    """When the place is open, from a day on."""

    from_on: date = Field(description="the first day it holds, such as 2026-01-01")
    hours: list[HoursEntry] = Field(min_length=1, description="hours by weekday")
    sample: bool = Field(description="true if invented, else false")
    source: Code | None = Field(None, description="an id of sources.toml; left out if a sample")


class ClosedEntry(Part):
    """A day on which the place is closed, beside `holidays.csv`."""

    day: date = Field(description="a date, such as 2026-12-31")
    name: Names = Field(description="why, in both languages")


class RefundEntry(Part):
    """What is given back to whoever cancels so many days before."""

    days_before: int = Field(ge=0, le=365, description="at least so many days before")
    percent: int = Field(ge=0, le=100, description="percent of the fee that is given back")


class RoomRuleEntry(Part):
    """How rooms are booked, from a day on."""

    from_on: date = Field(description="the first day it holds, such as 2026-01-01")
    for_whom: list[Literal["resident", "club"]] = Field(
        min_length=1, description=f"some of {', '.join(Group.values)}"
    )
    unit_minutes: int = Field(ge=15, le=720, description="minutes of one unit, such as 120")
    most_units: int = Field(ge=1, le=12, description="units that may be booked at once")
    ahead_days: int = Field(0, ge=0, le=365, description="at least so many days ahead")
    ahead_months: int = Field(0, ge=0, le=24, description="at most so many months ahead")
    apply_days: list[DayOfMonth] = Field(
        default=[],
        max_length=2,
        description="first and last day of a month on which one asks for the next; may be left out",
    )
    answer_days: int = Field(0, ge=0, le=90, description="days until one is answered")
    answer_on: list[DayOfMonth] = Field(
        default=[],
        max_length=2,
        description="first and last day of the month on which one is answered; may be left out",
    )
    most: int = Field(ge=1, le=100, description="bookings in one week or month")
    per: Literal["week", "month"] = Field(description=f"one of {', '.join(Per.values)}")
    cancel_days: int = Field(ge=0, le=90, description="days before until which one may cancel")
    refund: list[RefundEntry] = Field(default=[], description="what is given back, most days first")
    enter_minutes: int = Field(0, ge=0, le=120, description="minutes one may come in before")
    pay: Words | None = Field(None, description="how one pays, in both languages")
    note: Words | None = Field(None, description="what else holds, or which of it is an example")
    sample: bool = Field(description="true if invented, else false")
    source: Code | None = Field(None, description="an id of sources.toml; left out if a sample")


class ThingEntry(Part):
    """What rooms and benches both say."""

    code: Code = Field(description="short, lasting, unique in the whole pack")
    name: Names = Field(description="its name in both languages")
    seats: int = Field(ge=1, le=500, description="people at once")
    access: Words | None = Field(None, description="how one gets in and around")
    sample: bool = Field(description="true if invented, in full or in part, else false")


class RoomEntry(ThingEntry):
    """A room that can be booked."""

    fee_won: int | None = Field(None, gt=0, description="won for one unit; left out if free")


class BenchEntry(ThingEntry):
    """A bench with its equipment."""

    equipment: Words = Field(description="what there is to practise on")
    skills: list[SkillCode] = Field(min_length=1, description="codes of skills/*.toml")


class SpaceFile(Part):
    """The content of one file in `spaces/`."""

    place: Code = Field(description="a code of places.csv")
    access: Words | None = Field(None, description="how one gets in with a wheelchair or pram")
    open: list[OpenEntry] = Field(min_length=1, description="[[open]] tables, the oldest first")
    closed: list[ClosedEntry] = Field(default=[], description="[[closed]] tables")
    room_rule: list[RoomRuleEntry] = Field(
        default=[], description="[[room_rule]] tables, the oldest first"
    )
    room: list[RoomEntry] = Field(default=[], description="[[room]] tables")
    bench: list[BenchEntry] = Field(default=[], description="[[bench]] tables")


class BenchRuleEntry(Part):
    """How benches are booked in the whole city, from a day on."""

    from_on: date = Field(description="the first day it holds, such as 2026-01-01")
    lead_minutes: int = Field(ge=0, le=20160, description="minutes before until one may book")
    ahead_days: int = Field(ge=1, le=365, description="days ahead that can be booked")
    most_open: int = Field(ge=1, le=50, description="bookings at once")
    opens_minutes: int = Field(ge=0, le=240, description="minutes before, from when one arrives")
    late_minutes: int = Field(ge=0, le=240, description="minutes a seat is kept")
    code_seconds: int = Field(ge=20, le=600, description="seconds until the code changes")
    reminder_hours: int = Field(ge=1, le=336, description="hours before that one is reminded")
    missed_days: int = Field(ge=1, le=365, description="days in which missed times count")
    missed_many: int = Field(ge=1, le=20, description="missed times without a word until it counts")
    then_open: int = Field(ge=1, le=50, description="bookings at once from then on")
    excuse_days: int = Field(ge=0, le=90, description="days in which one may still say why")
    club_months: int = Field(ge=1, le=60, description="months for which a club is registered")
    sample: bool = Field(description="true if the city has not decided it, else false")
    source: Code | None = Field(None, description="an id of sources.toml; left out if a sample")


class PracticeFile(Part):
    """The content of `practice.toml`."""

    rule: list[BenchRuleEntry] = Field(min_length=1, description="[[rule]] tables, oldest first")
