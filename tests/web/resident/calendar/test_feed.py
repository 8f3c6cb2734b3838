"""The feed by the letter of RFC 5545, read by bytes and not only by the library that wrote it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from naru.enrolments.queries.calendars import Event
from naru.web.resident.calendar.feed import feed_of

AT = datetime(2026, 12, 1, 10, tzinfo=UTC)
ONE = Event(
    key="session-7-c",
    claim_id=UUID(int=7),
    starts_at=AT,
    ends_at=AT + timedelta(hours=2),
    title="제빵; 기초, 하나\\둘",
    topic="",
    place="새빛캠퍼스 301호, 서울특별시 마포구 백범로 31길 21 " * 3,
    changed_at=AT - timedelta(days=3),
    sequence=12,
    cancelled=False,
)


def file_of(*events):
    return feed_of(
        [(one, f"https://naru.example/me/{one.claim_id}/") for one in events],
        name="내 수업",
        domain="naru.example",
        zone=ZoneInfo("Asia/Seoul"),
    )


def unfolded(file):
    """Content lines as section 3.1 of the RFC puts them together, from bytes."""
    return file.replace(b"\r\n ", b"").decode().split("\r\n")


def test_lines_are_folded_at_75_octets_and_end_with_crlf():
    file = file_of(ONE)
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in file.replace(b"\r\n", b"")
    lines = file.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    assert [line.decode() for line in lines]  # no fold cuts a sign in two


def test_text_is_escaped_and_the_times_name_the_city_s_zone():
    lines = unfolded(file_of(ONE))
    assert "SUMMARY:제빵\\; 기초\\, 하나\\\\둘" in lines
    assert "DTSTART;TZID=Asia/Seoul:20261201T190000" in lines
    assert "DTEND;TZID=Asia/Seoul:20261201T210000" in lines
    assert "UID:session-7-c@naru.example" in lines
    assert ("SEQUENCE:12" in lines, "STATUS:CONFIRMED" in lines) == (True, True)
    assert ("DTSTAMP:20261128T100000Z" in lines, "METHOD:PUBLISH" in lines) == (True, True)
    zone = lines[lines.index("BEGIN:VTIMEZONE") : lines.index("END:VTIMEZONE")]
    assert ("TZID:Asia/Seoul" in zone, "TZOFFSETTO:+0900" in zone) == (True, True)


def test_what_was_given_up_is_cancelled_under_the_same_uid():
    lines = unfolded(file_of(replace(ONE, cancelled=True, sequence=13)))
    assert "STATUS:CANCELLED" in lines
    assert ("UID:session-7-c@naru.example" in lines, "SEQUENCE:13" in lines) == (True, True)


def test_the_same_meetings_give_the_same_bytes_and_none_is_a_calendar_too():
    assert file_of(ONE) == file_of(ONE)
    assert unfolded(file_of())[0] == "BEGIN:VCALENDAR"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=120))
def test_whatever_a_title_holds_the_feed_stays_one_event(title):
    file = file_of(replace(ONE, title=title, topic=title, place=title))
    assert max(map(len, file.split(b"\r\n"))) <= 75
    assert len(Calendar.from_ical(file).walk("VEVENT")) == 1
    assert unfolded(file).count("BEGIN:VEVENT") == 1


def test_a_day_without_hours_is_a_day_and_an_open_result_is_tentative():
    midnight = AT.replace(hour=15)  # in UTC
    day = replace(
        ONE,
        starts_at=midnight,
        ends_at=midnight + timedelta(days=1),
        whole_day=True,
        tentative=True,
    )
    lines = unfolded(file_of(day))
    assert "DTSTART;VALUE=DATE:20261202" in lines
    assert "DTEND;VALUE=DATE:20261203" in lines
    assert "STATUS:TENTATIVE" in lines
