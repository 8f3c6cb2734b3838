"""Invitations as RFC 5545, 5546 ask: read back by another reader's eyes, line by line."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from icalendar import Calendar

from naru.counselling.rules.invitations import Invitation, invitation, method_of

KEY = UUID("0f8fad5b-d9cb-469f-a165-70867728950e")
AT = datetime(2026, 12, 2, 1, tzinfo=UTC)


def told(**other):
    first = {
        "key": KEY,
        "sequence": 0,
        "starts_at": AT,
        "ends_at": AT + timedelta(minutes=45),
        "changed_at": AT - timedelta(days=7),
        "summary": "멘토와\n이야기하기",
        "where": "가상 캠퍼스, 상담실 1",
        "url": "https://naru.example/talk/x/",
        "organiser": "naru@city.example",
        "attendees": (("가상 주민", "a@example.org"), ("가상 멘토", "b@example.org")),
    }
    return Invitation(**(first | other))


def test_a_request_and_its_cancellation_are_one_entry():
    made = invitation(told(), domain="city.example")
    gone = invitation(told(sequence=1, cancelled=True), domain="city.example")
    (first,), (last,) = (Calendar.from_ical(one).walk("VEVENT") for one in (made, gone))
    assert [Calendar.from_ical(one)["METHOD"] for one in (made, gone)] == ["REQUEST", "CANCEL"]
    assert first["UID"] == last["UID"] == f"{KEY}@city.example"
    assert (first["SEQUENCE"], last["SEQUENCE"]) == (0, 1)
    assert (first["STATUS"], last["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert (method_of(told()), method_of(told(cancelled=True))) == ("REQUEST", "CANCEL")


def test_lines_are_as_the_standard_has_them():
    made = invitation(told(), domain="city.example")
    lines = made.split(b"\r\n")
    assert made.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, lines)) <= 75
    whole = made.replace(b"\r\n ", b"").decode().split("\r\n")
    for line in (
        "VERSION:2.0",
        "METHOD:REQUEST",
        "DTSTART:20261202T010000Z",
        "DTEND:20261202T014500Z",
        "DTSTAMP:20261125T010000Z",
        "SUMMARY:멘토와 이야기하기",
        r"LOCATION:가상 캠퍼스\, 상담실 1",
        "ORGANIZER:mailto:naru@city.example",
    ):
        assert line in whole
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert [str(one) for one in event["ATTENDEE"]] == [
        "mailto:a@example.org",
        "mailto:b@example.org",
    ]
    assert event["ATTENDEE"][0].params["CN"] == "가상 주민"


def test_the_same_state_gives_the_same_bytes():
    assert invitation(told(), domain="a") == invitation(told(), domain="a")
