"""Dates, times, numbers and points as sources write them. Raises `Unreadable`, never guesses."""

import math
import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from naru.catalogue.enums import Reason

EMPTY = frozenset({"", "-", "--", "null", "none", "nan", ".", "*", "***"})
BLANK = EMPTY | {"없음", "미정", "해당없음"}
"""Nothing, as words and as a date or number: "없음" may be an answer, but is no number."""

OPEN_ENDED = frozenset({"채용시까지", "모집시까지", "상시", "상시모집", "상시접수", "수시", "연중"})
FIRST_YEAR, LAST_YEAR = 1990, 2100
FOREVER = 9999
CALENDAR_DIGITS = (8, 12, 14)
EPOCH_DIGITS = {10: 1, 13: 1000}
"""Unix seconds and milliseconds by their number of digits, with how many make a second."""

LARGEST = 2_147_483_647
LATITUDES, LONGITUDES = (33.0, 39.0), (124.0, 132.0)
"""Where the country lies (WGS84): tells latitude from longitude when they arrive swapped."""

SEPARATED = re.compile(r"(\d{4}|\d{2})\s*([-./])\s*(\d{1,2})\s*\2\s*(\d{1,2})\.?")
HANGUL_DATE = re.compile(r"(\d{4}|\d{2})년\s*(\d{1,2})월\s*(\d{1,2})일")
CLOCK = re.compile(
    r"[T\s]*(?:\([월화수목금토일]\))?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?"
)
WRAPPED = re.compile(r"(?:마감일|채용시까지|모집시까지|상시)?\s*\(?\s*(\d[^()]*?)\s*\)?")
UNITS = re.compile(r"\s*(?:원|명|회|시간|차시|세|개)$")


class Unreadable(Exception):
    """A value that cannot be what its column says."""

    def __init__(self, reason: Reason, value: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.value = value


def told(value: Any) -> str:
    """The value as words, or "" for the many ways in which sources write "nothing"."""
    if value is None:
        return ""
    words = str(value).strip()
    return "" if words.lower() in BLANK else words


def day(value: Any) -> date | None:
    """A day in any of the forms sources use; None if blank or open-ended."""
    found = _moment(value)
    return found[0] if found else None


def moment(value: Any, zone: tzinfo, *, deadline: bool = False) -> datetime | None:
    """A point in time; None if blank or open-ended.

    A day without a time begins at 00:00, and as a `deadline` ends at 24:00, in `zone`. A
    deadline of 23:59 means the same midnight.
    """
    found = _moment(value)
    if found is None:
        return None
    on, at, exact = found
    if exact is not None:
        return exact.astimezone(zone)
    if deadline and (at is None or (at.hour, at.minute) == (23, 59)):
        return datetime.combine(on, time(), zone) + timedelta(days=1)
    return datetime.combine(on, at or time(), zone)


def clock(value: Any) -> time | None:
    """A time of day: `9:00`, `19:30:00`, `1930`, `19시 30분`; None if blank. 24:00 is 00:00."""
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    words = told(value)
    if not words:
        return None
    match = re.fullmatch(r"(\d{1,2})\s*[:시]\s*(\d{1,2})?\s*분?(?:\s*:\s*\d{1,2})?", words)
    match = match or re.fullmatch(r"(\d{2})(\d{2})(?:\d{2})?", words)
    if not match:
        raise Unreadable(Reason.BAD_TIME, words)
    hour, minute = int(match[1]), int(match[2] or 0)
    if (hour, minute) == (24, 0):
        return time()
    try:
        return time(hour, minute)
    except ValueError:
        raise Unreadable(Reason.BAD_TIME, words) from None


def whole(value: Any) -> int | None:
    """A whole number from 0: `20`, `20.0`, `50,000`, `20명`; None if blank."""
    number = decimal(value)
    if number is None:
        return None
    if number != number.to_integral_value():
        raise Unreadable(Reason.BAD_NUMBER, told(value))
    return int(number)


def decimal(value: Any) -> Decimal | None:
    """A number from 0, commas and units taken off; None if blank."""
    words = told(value)
    if not words:
        return None
    try:
        number = Decimal(UNITS.sub("", words).replace(",", ""))
    except InvalidOperation:
        raise Unreadable(Reason.BAD_NUMBER, words) from None
    if not number.is_finite():
        raise Unreadable(Reason.BAD_NUMBER, words)
    if number < 0:
        raise Unreadable(Reason.NEGATIVE, words)
    if number > LARGEST:
        raise Unreadable(Reason.TOO_LARGE, words)
    return number


def point(x: Any, y: Any) -> tuple[float, float] | None:
    """Latitude and longitude, whichever way round they came; None if blank.

    Decided by range, since recorded rows have them swapped. Raises if neither way lies in the
    country.
    """
    words = told(x), told(y)
    if not all(words):
        return None
    try:
        first, second = float(words[0]), float(words[1])
    except ValueError:
        raise Unreadable(Reason.POINT_LEFT_OUT, ", ".join(words)) from None
    if first == second == 0:
        return None
    for longitude, latitude in ((first, second), (second, first)):
        if _inside(latitude, LATITUDES) and _inside(longitude, LONGITUDES):
            return latitude, longitude
    raise Unreadable(Reason.POINT_LEFT_OUT, ", ".join(words))


def _inside(number: float, limits: tuple[float, float]) -> bool:
    return math.isfinite(number) and limits[0] <= number <= limits[1]


def _moment(value: Any) -> tuple[date, time | None, datetime | None] | None:
    """Day, time of day if told, and the exact instant if the form names one."""
    if isinstance(value, datetime):
        return value.date(), value.time(), value if value.tzinfo else None
    if isinstance(value, date):
        return value, None, None
    return _read(told(value))


@lru_cache(maxsize=4096)
def _read(words: str) -> tuple[date, time | None, datetime | None] | None:
    if not words or words.replace(" ", "") in OPEN_ENDED:
        return None
    inner = WRAPPED.fullmatch(words)
    plain = inner[1] if inner else words
    found = _digits(plain, words) if plain.isdecimal() else _written(plain, words)
    if found[0].year == FOREVER:
        return None
    if not FIRST_YEAR <= found[0].year <= LAST_YEAR:
        raise Unreadable(Reason.BAD_DATE, words)
    return found


def _digits(plain: str, words: str) -> tuple[date, time | None, datetime | None]:
    """`20260811`, `202610011948`, `20261001194800`, unix seconds, epoch milliseconds."""
    if len(plain) in CALENDAR_DIGITS:
        on = _date(plain[:4], plain[4:6], plain[6:8], words)
        return on, _time(plain[8:10], plain[10:12], words) if plain[8:] else None, None
    if len(plain) in EPOCH_DIGITS:
        exact = datetime.fromtimestamp(int(plain) / EPOCH_DIGITS[len(plain)], UTC)
        return exact.date(), exact.time(), exact
    raise Unreadable(Reason.BAD_DATE, words)


def _written(plain: str, words: str) -> tuple[date, time | None, datetime | None]:
    """`2026-08-11 00:00:00.0`, `2026.08.11`, `26-10-31`, `2026년 8월 11일`, ISO with an offset."""
    match = SEPARATED.match(plain)
    if match:
        on = _date(match[1], match[3], match[4], words)
    else:
        match = HANGUL_DATE.match(plain)
        if not match:
            raise Unreadable(Reason.BAD_DATE, words)
        on = _date(match[1], match[2], match[3], words)
    rest = plain[match.end() :].strip()
    if not rest or re.fullmatch(r"\([월화수목금토일]\)", rest):
        return on, None, None
    hours = CLOCK.fullmatch(rest)
    if not hours:
        raise Unreadable(Reason.BAD_DATE, words)
    if (hours[1], hours[2]) == ("24", "00"):
        return on + timedelta(days=1), time(), None
    if hours[4]:
        try:
            return on, None, datetime.fromisoformat(plain.replace("Z", "+00:00"))
        except ValueError:
            raise Unreadable(Reason.BAD_DATE, words) from None
    return on, _time(hours[1], hours[2], words), None


def _date(year: str, month: str, on: str, words: str) -> date:
    try:
        return date(int(year) + (0 if len(year) > len("26") else 2000), int(month), int(on))
    except ValueError:
        raise Unreadable(Reason.BAD_DATE, words) from None


def _time(hour: str, minute: str, words: str) -> time:
    try:
        return time(int(hour), int(minute))
    except ValueError:
        raise Unreadable(Reason.BAD_DATE, words) from None
