"""Days and times as a good clerk would write them, in Korean and English."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

KO_DAYS = "월화수목금토일"
EN_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
EN_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_in_words(on: date, *, language: str) -> str:
    """ "2026년 11월 24일(화)"; in English "Tue 24 Nov 2026"."""
    if language == "ko":
        return f"{on.year}년 {on.month}월 {on.day}일({KO_DAYS[on.weekday()]})"
    return f"{EN_DAYS[on.weekday()]} {on.day} {EN_MONTHS[on.month - 1]} {on.year}"


def short_day_in_words(on: date, *, language: str) -> str:
    """ "11월 24일(화)"; in English "Tue 24 Nov": where the year goes without saying."""
    if language == "ko":
        return f"{on.month}월 {on.day}일({KO_DAYS[on.weekday()]})"
    return f"{EN_DAYS[on.weekday()]} {on.day} {EN_MONTHS[on.month - 1]}"


def years_later(on: date, years: int) -> date:
    """The same day so many years on; of a 29 February where there is none, the 1 March after."""
    try:
        return on.replace(year=on.year + years)
    except ValueError:
        return date(on.year + years, 3, 1)


def weekday_in_words(iso_weekday: int, *, language: str) -> str:
    """ "화" or "Tue" for 2: the days of a timetable."""
    return (KO_DAYS if language == "ko" else EN_DAYS)[iso_weekday - 1]


def day_time_in_words(at: datetime, *, zone: ZoneInfo, language: str) -> str:
    """ "2026년 11월 24일(화) 18:00", on the clock of `zone`; refuses a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("A time without a time zone has no meaning for a reader.")
    local = at.astimezone(zone)
    day = day_in_words(local.date(), language=language)
    return f"{day} {local:%H:%M}" if language == "ko" else f"{day}, {local:%H:%M}"


def hours_in_words(begins: time | datetime, ends: time | datetime, *, language: str) -> str:
    """ "19:00~21:00"; in English "19:00–21:00". Times with a date are on the reader's clock."""
    return f"{begins:%H:%M}{_until(language)}{ends:%H:%M}"


def day_hours_in_words(begins: datetime, ends: datetime, *, zone: ZoneInfo, language: str) -> str:
    """ "2026년 12월 4일(금) 18:00~20:00": as `day_time_in_words`, until when that day."""
    first = day_time_in_words(begins, zone=zone, language=language)
    return f"{first}{_until(language)}{ends.astimezone(zone):%H:%M}"


def days_in_words(first: date, last: date, *, language: str) -> str:
    """ "2026년 12월 1일(화) ~ 2026년 12월 8일(화)"; in English with a dash; one day alone."""
    told = day_in_words(first, language=language)
    if first == last:
        return told
    return f"{told} {_until(language)} {day_in_words(last, language=language)}"


def _until(language: str) -> str:
    return "~" if language == "ko" else "–"


def end_in_words(at: datetime, *, zone: ZoneInfo, language: str) -> str:
    """A time by which something ends: at midnight it is 24:00 of the day that is over then.

    "12월 2일 00:00" is read as the second of December, a whole day late; ISO 8601 knows 24:00.
    """
    local = at.astimezone(zone)
    if local.time() != time(0):
        return day_time_in_words(at, zone=zone, language=language)
    day = day_in_words(local.date() - timedelta(days=1), language=language)
    return f"{day} 24:00" if language == "ko" else f"{day}, 24:00"
