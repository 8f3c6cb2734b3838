"""The dates of a run as an iCalendar file, so that they stand in one's own calendar."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vRecur

from naru.catalogue.enums import RunStatus
from naru.catalogue.models import Run

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PRODUCT = "-//Naru//Courses//KO"


class Slot(NamedTuple):
    """One event: `[starts, ends)` as times or as days, what happens, and how it repeats."""

    starts: date
    ends: date
    topic: str = ""
    place: str = ""
    rule: vRecur | None = None


def has_dates(run: Run) -> bool:
    """Whether there is anything to put into a calendar."""
    return run.starts_on is not None or bool(run.sessions.all())


def calendar_of(run: Run, *, url: str, domain: str, zone: ZoneInfo) -> bytes:
    """The file: an event for each session, else one that repeats weekly, else the first day.

    The same run always gives the same bytes. An event keeps its UID while its day stays, so that
    a calendar that takes the file again moves events and does not double them.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _line(run.course.title))
    seen: Counter[str] = Counter()
    for slot in _slots(run, zone):
        day = f"{slot.starts:%Y%m%d}"
        seen[day] += 1
        calendar.add_component(_event(run, slot, f"{day}-{seen[day]}", url=url, domain=domain))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(run: Run, slot: Slot, key: str, *, url: str, domain: str) -> Event:
    event = Event()
    title = _line(run.course.title)
    event.add("uid", f"{run.public_id}-{key}@{domain}")
    event.add("summary", f"{title}: {_line(slot.topic)}" if slot.topic else title)
    event.add("dtstart", slot.starts)
    event.add("dtend", slot.ends)
    event.add("dtstamp", run.changed_at)
    event.add("last-modified", run.changed_at)
    event.add("sequence", max(0, int((run.changed_at - run.made_at).total_seconds())))
    event.add("url", url)
    if place := slot.place or _place(run):
        event.add("location", _line(place))
    if slot.rule:
        event.add("rrule", slot.rule)
    if run.status == RunStatus.CANCELLED:
        event.add("status", "CANCELLED")
    return event


def _slots(run: Run, zone: ZoneInfo) -> Iterator[Slot]:
    sessions = list(run.sessions.all())
    for session in sessions:
        place = session.place.name_ko if session.place else session.place_words
        yield Slot(
            session.starts_at.astimezone(zone),
            session.ends_at.astimezone(zone),
            session.topic,
            place,
        )
    if sessions or run.starts_on is None:
        return
    if run.daily_from and run.daily_to and run.daily_to > run.daily_from:
        first = _first_meeting(run, run.starts_on)
        yield Slot(
            datetime.combine(first, run.daily_from, zone),
            datetime.combine(first, run.daily_to, zone),
            rule=_weekly(run, zone),
        )
    else:
        yield Slot(run.starts_on, run.starts_on + timedelta(days=1))


def _first_meeting(run: Run, starts_on: date) -> date:
    """The first of its weekdays: a run may begin in the middle of a week."""
    week = (starts_on + timedelta(days=ahead) for ahead in range(7))
    return next((day for day in week if day.isoweekday() in run.weekdays), starts_on)


def _weekly(run: Run, zone: ZoneInfo) -> vRecur | None:
    if not run.weekdays or run.last_on is None or run.last_on == run.starts_on:
        return None
    until = datetime.combine(run.last_on, time(23, 59, 59), zone).astimezone(ZoneInfo("UTC"))
    return vRecur(freq="weekly", byday=[DAYS[day - 1] for day in sorted(run.weekdays)], until=until)


def _line(text: str) -> str:
    """One line of signs that a calendar may hold: line ends and control signs become blanks."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _place(run: Run) -> str:
    name = run.place.name_ko if run.place else run.place_words
    address = run.address or (run.place.address if run.place else "")
    return ", ".join(part for part in (name, address) if part)
