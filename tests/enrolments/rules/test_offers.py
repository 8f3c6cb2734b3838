"""Offers are made and end by day, with time enough to answer."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.enrolments.rules.offers import by_day, last_moment, offer_end, quiet_around
from tests.enrolments.factories import TERMS

SEOUL = ZoneInfo("Asia/Seoul")


def at(day, hour, minute=0):
    return datetime(2026, 12, day, hour, minute, tzinfo=SEOUL)


FAR = at(20, 12)


@pytest.mark.parametrize(
    ("made", "last", "until"),
    [
        (at(1, 12), FAR, at(2, 12)),
        (at(1, 9), FAR, at(2, 9)),
        (at(1, 20, 59), FAR, at(2, 20, 59)),
        (at(1, 21), FAR, None),
        (at(1, 3), FAR, None),
        (at(1, 12), at(1, 18), at(1, 18)),
        (at(1, 12), at(1, 14), at(1, 14)),
        (at(1, 12, 1), at(1, 14), None),
        (at(1, 20), at(2, 9, 59), None),
        (at(1, 20), at(2, 10), at(2, 10)),
        (at(5, 12), at(1, 12), None),
    ],
)
def test_an_offer_ends_a_day_later_unless_the_last_moment_or_the_night_comes_first(
    made, last, until
):
    assert offer_end(at=made, last=last, terms=TERMS) == until


def test_an_end_by_night_waits_for_the_morning():
    short = replace(TERMS, lasts=timedelta(hours=6))
    assert offer_end(at=at(1, 18), last=FAR, terms=short) == at(2, 9)
    assert offer_end(at=at(1, 15), last=FAR, terms=short) == at(1, 21)


def test_the_last_moment_is_by_day_and_hours_before_the_course():
    begins = at(10, 10)
    assert last_moment(offers_until_at=at(8, 18), starts_at=begins, terms=TERMS) == at(8, 18)
    assert last_moment(offers_until_at=FAR, starts_at=begins, terms=TERMS) == at(9, 21)
    assert last_moment(offers_until_at=FAR, starts_at=at(10, 22), terms=TERMS) == at(10, 10)
    assert last_moment(offers_until_at=at(8, 7), starts_at=None, terms=TERMS) == at(7, 21)


def test_a_city_that_is_quiet_at_noon_or_never():
    siesta = replace(TERMS, quiet_from=at(1, 12).time(), quiet_to=at(1, 15).time())
    assert quiet_around(at(1, 13), siesta) == (at(1, 12), at(1, 15))
    assert quiet_around(at(1, 23), siesta) is None
    never = replace(TERMS, quiet_from=at(1, 9).time())
    assert quiet_around(at(1, 3), never) is None
    assert by_day(at(1, 0), at(3, 0), never) == timedelta(days=2)


minutes = st.integers(0, 365 * 24 * 60)
YEAR = datetime(2026, 1, 1, tzinfo=UTC)


@settings(max_examples=200, deadline=None)
@given(minute=minutes, left=st.integers(-10, 200), lasts=st.integers(1, 100))
def test_whatever_the_times_no_offer_is_made_or_ends_by_night(minute, left, lasts):
    made = YEAR + timedelta(minutes=minute)
    terms = replace(TERMS, lasts=timedelta(hours=lasts))
    last = last_moment(offers_until_at=made + timedelta(hours=left), starts_at=None, terms=terms)
    until = offer_end(at=made, last=last, terms=terms)
    if until is None:
        return
    quiet = quiet_around(until, terms)
    assert quiet is None or quiet[0] == until
    assert quiet_around(made, terms) is None
    assert made < until <= last
    assert by_day(made, until, terms) >= terms.least
