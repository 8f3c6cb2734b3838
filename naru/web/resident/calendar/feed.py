"""The calendar as RFC 5545 has it: nobody's name in it, an event a meeting, the same bytes for the
same meetings.
"""

from collections.abc import Iterable
from datetime import timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as Entry

from naru.enrolments.queries.calendars import Event

PRODUCT = "-//Naru//My courses//KO"
AGAIN = timedelta(hours=1)
"""So often calendar programs are asked to look again."""


def feed_of(
    events: Iterable[tuple[Event, str]], *, name: str, domain: str, zone: ZoneInfo
) -> bytes:
    """The file. A UID stays while its meeting does; SEQUENCE grows with each change.

    Each event comes with the address of its page.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    for one, address in events:
        calendar.add_component(_entry(one, domain=domain, address=address, zone=zone))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _entry(one: Event, *, domain: str, address: str, zone: ZoneInfo) -> Entry:
    entry = Entry()
    title = line(one.title)
    entry.add("uid", f"{one.key}@{domain}")
    entry.add("summary", f"{title}: {line(one.topic)}" if one.topic else title)
    starts, ends = one.starts_at.astimezone(zone), one.ends_at.astimezone(zone)
    entry.add("dtstart", starts.date() if one.whole_day else starts)
    entry.add("dtend", ends.date() if one.whole_day else ends)
    entry.add("dtstamp", one.changed_at)
    entry.add("last-modified", one.changed_at)
    entry.add("sequence", one.sequence)
    sure = "TENTATIVE" if one.tentative else "CONFIRMED"
    entry.add("status", "CANCELLED" if one.cancelled else sure)
    entry.add("url", address)
    if one.place:
        entry.add("location", line(one.place))
    return entry


def line(text: str) -> str:
    """One line of signs that a calendar may hold: line ends and control signs become blanks."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
