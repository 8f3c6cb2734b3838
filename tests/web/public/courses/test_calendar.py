"""The calendar file: right times in the right zone, the same bytes, UIDs that stay."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from naru.catalogue.enums import RunStatus
from naru.catalogue.models import Session
from naru.catalogue.queries.courses import run_of
from naru.web.public.courses.calendar import calendar_of
from tests.catalogue.factories import RunFactory

pytestmark = pytest.mark.django_db
SEOUL = ZoneInfo("Asia/Seoul")


def file_of(run):
    found = run_of(run.course.public_id, run.public_id)
    return calendar_of(found, url="https://naru.example/c/", domain="naru.example", zone=SEOUL)


def events(run):
    return Calendar.from_ical(file_of(run)).walk("VEVENT")


def test_every_session_is_an_event_on_the_citys_clock():
    run = RunFactory(course__title="제빵; 기초, 하나")
    first = datetime(2026, 12, 8, 10, 0, tzinfo=UTC)
    for week in range(2):
        at = first + timedelta(weeks=week)
        Session.objects.create(run=run, starts_at=at, ends_at=at + timedelta(hours=2), topic="반죽")
    found = events(run)
    assert [event["DTSTART"].dt.isoformat() for event in found] == [
        "2026-12-08T19:00:00+09:00",
        "2026-12-15T19:00:00+09:00",
    ]
    assert [str(event["UID"]) for event in found] == [
        f"{run.public_id}-20261208-1@naru.example",
        f"{run.public_id}-20261215-1@naru.example",
    ]
    assert str(found[0]["SUMMARY"]) == "제빵; 기초, 하나: 반죽"
    assert found[0]["DTSTAMP"].dt == run.changed_at
    assert b"TZID=Asia/Seoul" in file_of(run)
    assert b"BEGIN:VTIMEZONE" in file_of(run)


def test_the_same_run_gives_the_same_bytes_and_a_moved_hour_keeps_its_uid(noon):
    run = RunFactory()
    at = datetime(2026, 12, 8, 10, 0, tzinfo=UTC)
    session = Session.objects.create(run=run, starts_at=at, ends_at=at + timedelta(hours=2))
    before = file_of(run)
    assert file_of(run) == before
    uid = events(run)[0]["UID"]
    session.starts_at, run.changed_at = at + timedelta(hours=1), noon
    session.save()
    run.save()
    (moved,) = events(run)
    assert (moved["UID"], moved["DTSTART"].dt.hour) == (uid, 20)
    assert moved["SEQUENCE"] > 0


def test_weekdays_repeat_from_the_first_meeting_to_the_last_day():
    run = RunFactory(starts_on=date(2026, 12, 7), last_on=date(2026, 12, 31), weekdays=[2, 4])
    (event,) = events(run)
    assert event["DTSTART"].dt == datetime(2026, 12, 8, 19, 0, tzinfo=SEOUL)
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20261231T145959Z;BYDAY=TU,TH"


def test_a_run_without_hours_is_noted_on_its_first_day():
    run = RunFactory(daily_from=None, daily_to=None, weekdays=[])
    (event,) = events(run)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 12, 8), date(2026, 12, 9))


def test_one_day_with_hours_does_not_repeat():
    day = date(2026, 12, 8)
    run = RunFactory(starts_on=day, last_on=day, daily_from=time(10), daily_to=time(12))
    assert "RRULE" not in events(run)[0]


def test_a_cancelled_run_says_so_in_the_calendar():
    (event,) = events(RunFactory(status=RunStatus.CANCELLED))
    assert event["STATUS"] == "CANCELLED"


def test_the_file_keeps_the_rules_of_calendars_whatever_the_words_hold():
    """RFC 5545: lines of at most 75 bytes that end in CRLF, signs escaped, zones explained."""
    title = "표\\; 그림, 글\r\n둘째 줄\nBEGIN:VEVENT\x07" + "끝" * 60
    run = RunFactory(course__title=title, starts_on=date(2026, 12, 7), last_on=date(2026, 12, 31))
    at = datetime(2027, 1, 8, 10, 0, tzinfo=UTC)
    Session.objects.create(run=run, starts_at=at, ends_at=at + timedelta(hours=2), topic="; , \\")
    raw = file_of(run)
    assert raw.endswith(b"END:VCALENDAR\r\n")
    lines = raw.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line or b"\x07" in line for line in lines)
    assert max(len(line) for line in lines) <= 75
    unfolded = raw.replace(b"\r\n ", b"").decode().split("\r\n")
    (summary,) = [line for line in unfolded if line.startswith("SUMMARY:")]
    assert summary.startswith(r"SUMMARY:표\\\; 그림\, 글 둘째 줄 BEGIN:VEVENT 끝")
    assert summary.endswith(r": \; \, \\")
    assert [unfolded.count(f"{edge}:VEVENT") for edge in ("BEGIN", "END")] == [1, 1]
    assert {"VERSION:2.0", "PRODID:-//Naru//Courses//KO", "TZID:Asia/Seoul"} <= set(unfolded)
    names = [line.partition(":")[0].partition(";")[0] for line in unfolded]
    assert all(names.count(name) == 1 for name in ("UID", "DTSTAMP", "DTEND", "SEQUENCE", "URL"))


def test_long_korean_lines_are_folded_and_read_back():
    run = RunFactory(course__title="가" * 300, place_words="나" * 300)
    assert max(len(line) for line in file_of(run).split(b"\r\n")) <= 75
    (event,) = events(run)
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("가" * 300, "나" * 300)
