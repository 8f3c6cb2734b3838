"""What holds on a day, from the pack as it lies on the disk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from naru.city.dated import in_force_or_first
from naru.city.holidays import read_holidays
from naru.city.pack import Pack
from naru.spaces.pack.reading import read_spaces
from naru.spaces.pack.schema import (
    BenchRuleEntry,
    OpenEntry,
    RoomRuleEntry,
    SpaceFile,
)
from naru.spaces.rules.terms import BenchTerms, Opening, RoomTerms


@dataclass(frozen=True)
class Whole:
    """The two files of the pack and the days on which the whole city rests."""

    places: dict[str, SpaceFile]
    rules: tuple[BenchRuleEntry, ...]
    rests: frozenset[date]


def space(code: str) -> SpaceFile | None:
    """What the place of this code lets, in the pack's words; None if it lets nothing."""
    return _read(Path(settings.CITY_DIR)).places.get(code)


def hours_on(code: str, on: date) -> OpenEntry | None:
    """The hours in force that day, in the pack's words."""
    found = space(code)
    return in_force_or_first(found.open, on) if found else None


def opening_on(code: str, on: date) -> Opening:
    """When the place of this code is open, by the hours in force that day; never, if unknown."""
    found, zone = space(code), ZoneInfo(settings.TIME_ZONE)
    if found is None:
        return Opening((), frozenset(), zone)
    entry = in_force_or_first(found.open, on)
    rests = _read(Path(settings.CITY_DIR)).rests
    return Opening(
        hours=tuple(
            (weekday, one.begins, one.ends) for one in entry.hours for weekday in one.weekdays
        ),
        closed=rests | {one.day for one in found.closed},
        zone=zone,
    )


def room_rule_on(code: str, on: date) -> RoomRuleEntry | None:
    """The rule for rooms of the place in force that day, in the pack's words."""
    found = space(code)
    return in_force_or_first(found.room_rule, on) if found and found.room_rule else None


def room_terms_on(code: str, on: date) -> RoomTerms | None:
    """How rooms of the place are booked that day; None where it lets none."""
    rule = room_rule_on(code, on)
    if rule is None:
        return None
    return RoomTerms(
        for_whom=frozenset(rule.for_whom),
        unit=timedelta(minutes=rule.unit_minutes),
        most_units=rule.most_units,
        ahead_days=rule.ahead_days,
        ahead_months=rule.ahead_months,
        apply_days=_pair(rule.apply_days),
        answer_days=rule.answer_days,
        answer_on=_pair(rule.answer_on),
        most=rule.most,
        per=rule.per,
        cancel_days=rule.cancel_days,
        refund=tuple((one.days_before, one.percent) for one in rule.refund),
        enter=timedelta(minutes=rule.enter_minutes),
    )


def bench_terms_on(on: date) -> BenchTerms:
    """How benches are booked that day; before the first rule's day, that rule."""
    rule = in_force_or_first(_read(Path(settings.CITY_DIR)).rules, on)
    return BenchTerms(
        lead=timedelta(minutes=rule.lead_minutes),
        ahead=timedelta(days=rule.ahead_days),
        most_open=rule.most_open,
        opens=timedelta(minutes=rule.opens_minutes),
        late=timedelta(minutes=rule.late_minutes),
        turn=timedelta(seconds=rule.code_seconds),
        reminder=timedelta(hours=rule.reminder_hours),
        missed_days=rule.missed_days,
        missed_many=rule.missed_many,
        then_open=rule.then_open,
        excuse_days=rule.excuse_days,
        club_months=rule.club_months,
    )


def _pair(days: Sequence[int]) -> tuple[int, int] | None:
    return (days[0], days[1]) if days else None


@lru_cache(maxsize=4)
def _read(folder: Path) -> Whole:
    pack = Pack(folder)
    part = read_spaces(pack)
    rests = [one.value.day for one in read_holidays(pack)]
    pack.stop_if_wrong()
    part = pack.sure(part)
    return Whole(
        places={read.value.place: read.value for read in part.places},
        rules=tuple(part.practice.value.rule),
        rests=frozenset(rests),
    )
