"""Invitations and cancellations as calendar programs take them (RFC 5545 and 5546).

One UID for the life of an appointment, a SEQUENCE that grows, times in UTC so that no program has
to know our zone, METHOD in the file: REQUEST adds or moves the entry, CANCEL takes it out.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from icalendar import Calendar, Event, vCalAddress, vText

PRODUCT = "-//Naru//Appointments//KO"


@dataclass(frozen=True)
class Invitation:
    """What one calendar entry says; `attendees` are (name, e-mail), without any it is a file."""

    key: UUID
    sequence: int
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    summary: str
    where: str
    url: str
    organiser: str
    attendees: tuple[tuple[str, str], ...] = ()
    cancelled: bool = False


def method_of(one: Invitation) -> Literal["CANCEL", "REQUEST"]:
    """What calendar programs are asked to do with it."""
    return "CANCEL" if one.cancelled else "REQUEST"


def invitation(one: Invitation, *, domain: str) -> bytes:
    """The file; the same appointment in the same state gives the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method_of(one))
    entry = Event()
    entry.add("uid", f"{one.key}@{domain}")
    entry.add("sequence", one.sequence)
    entry.add("dtstamp", one.changed_at)
    entry.add("dtstart", one.starts_at)
    entry.add("dtend", one.ends_at)
    entry.add("summary", _line(one.summary))
    entry.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    entry.add("transp", "TRANSPARENT" if one.cancelled else "OPAQUE")
    entry.add("url", one.url)
    if one.where:
        entry.add("location", _line(one.where))
    entry.add("organizer", vCalAddress(f"mailto:{one.organiser}"), encode=False)
    for name, address in one.attendees:
        entry.add("attendee", _attendee(name, address), encode=False)
    calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _attendee(name: str, address: str) -> vCalAddress:
    found = vCalAddress(f"mailto:{address}")
    found.params["CN"] = vText(_line(name))
    found.params["ROLE"] = vText("REQ-PARTICIPANT")
    found.params["PARTSTAT"] = vText("ACCEPTED")
    found.params["RSVP"] = vText("FALSE")
    return found


def _line(text: str) -> str:
    """One line of signs that a calendar may hold."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
