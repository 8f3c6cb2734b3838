"""Runs of an earlier term, and what they would be in a new one."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from naru.accounts.models import Organisation
from naru.catalogue import rules
from naru.catalogue.enums import Schedule
from naru.catalogue.models import Course, Run
from naru.catalogue.queries.facts import Facts, plain, run_facts


@dataclass(frozen=True)
class Copy:
    """A run as it would be held again: its facts, and holidays that meetings gave way to.

    `made` is the run that was already made so, if there is one.
    """

    source: Run
    told: Facts
    gave_way: tuple[date, ...]
    made: Run | None = None

    @property
    def starts_on(self) -> date:
        return date.fromisoformat(self.told["starts_on"])

    @property
    def last_on(self) -> date | None:
        return date.fromisoformat(self.told["last_on"]) if "last_on" in self.told else None


def runs_between(organisation: Organisation, *, first: date, last: date) -> QuerySet[Run]:
    """Own runs that begin in these days, both included, those taken back and called off too."""
    return (
        Run.objects.filter(course__in=Course.objects.visible_to(organisation))
        .exclude(number="")
        .filter(schedule=Schedule.DATED, starts_on__range=(first, last), is_draft=False)
        .select_related("course", "place")
        .prefetch_related("sessions")
        .order_by("starts_on", "course__title", "pk")
    )


def copies(
    runs: Iterable[Run], *, weeks: int, rests: Collection[date], zone: ZoneInfo
) -> list[Copy]:
    """The runs so many weeks later, at the same weekdays and hours. One query for all of them."""
    sources = list(runs)
    made = {
        (one.copied_from_id, one.starts_on): one
        for one in Run.objects.filter(copied_from__in=sources, gone_at=None)
    }
    found = [_moved(run, weeks=weeks, rests=rests, zone=zone) for run in sources]
    return [
        Copy(one.source, one.told, one.gave_way, made.get((one.source.pk, one.starts_on)))
        for one in found
    ]


def _moved(run: Run, *, weeks: int, rests: Collection[date], zone: ZoneInfo) -> Copy:
    told = run_facts(run)
    told.pop("status", None)
    shift = timedelta(weeks=weeks)
    for name in ("apply_from_at", "apply_until_at"):
        if name in told:
            told[name] = plain((_local(told[name], zone) + shift).replace(tzinfo=zone))
    for name in ("starts_on", "last_on"):
        if name in told:
            told[name] = plain(date.fromisoformat(told[name]) + shift)
    sessions = told.get("sessions", [])
    if not sessions:
        return Copy(run, told, ())
    meetings = [(_local(one["starts_at"], zone), _local(one["ends_at"], zone)) for one in sessions]
    kept, gave_way = rules.moved(meetings, weeks=weeks, rests=rests)
    told["sessions"] = [
        {
            **one,
            "starts_at": plain(begin.replace(tzinfo=zone)),
            "ends_at": plain(end.replace(tzinfo=zone)),
        }
        for one, (begin, end) in zip(sessions, kept, strict=True)
    ]
    told["starts_on"], told["last_on"] = plain(kept[0][0].date()), plain(kept[-1][0].date())
    return Copy(run, told, tuple(gave_way))


def _local(at: str, zone: ZoneInfo) -> datetime:
    """The moment on the zone's clock, without the zone: weeks are counted in days there."""
    return datetime.fromisoformat(at).astimezone(zone).replace(tzinfo=None)
