"""Whole won that come back: the worked case, the centre's fault, materials, months."""

from datetime import date, timedelta

import pytest

from naru.payments.rules.bands import read_bands
from naru.payments.rules.refunds import Back, back, is_long

BANDS = read_bands(
    [
        {"held_below": "1/3", "gives_back": "2/3"},
        {"held_below": "1/2", "gives_back": "1/2"},
    ]
)
FIRST = date(2026, 12, 1)
DAY = timedelta(days=1)


def weekly(count):
    return [FIRST + timedelta(weeks=number) for number in range(count)]


def of(on, *, sessions=None, by_month=False, **more):
    days = weekly(8) if sessions is None else sessions
    paid = more.pop("paid_won", 80_000)
    return back(paid_won=paid, bands=BANDS, by_month=by_month, sessions=days, on=on, **more)


@pytest.mark.parametrize(
    ("on", "won", "why"),
    [
        (FIRST - DAY, 80_000, "before-start"),
        (FIRST, 53_334, "bands"),
        (FIRST + timedelta(weeks=1), 53_334, "bands"),
        (FIRST + timedelta(weeks=2), 40_000, "bands"),
        (FIRST + timedelta(weeks=3), 0, "nothing-left"),
        (FIRST + timedelta(weeks=30), 0, "nothing-left"),
    ],
)
def test_eight_sessions_as_the_centre_s_page_works_it_out(on, won, why):
    found = of(on)
    assert (found.won, found.kept_won, found.why) == (won, 80_000 - won, why)


@pytest.mark.parametrize(
    ("left", "on", "held", "won"),
    [
        ([0, 2, 3, 4, 5, 6, 7], 2, 2, 53_334),
        ([0, 1, 2, 3, 4], 2, 3, 40_000),
        ([4, 5, 6, 7], 3, 0, 80_000),
        (range(10), 2, 3, 53_334),
    ],
)
def test_a_meeting_that_was_cancelled_was_not_held_and_was_planned_all_the_same(
    left, on, held, won
):
    """Of eight weeks: one taken out, the last three, all that would have been; two added."""
    days = [FIRST + timedelta(weeks=number) for number in left]
    found = of(FIRST + timedelta(weeks=on), sessions=days, planned=weekly(8))
    assert (found.held, found.of, found.won) == (held, max(8, len(days)), won)


def test_the_centre_s_fault_gives_all_back_even_at_the_end():
    late = FIRST + timedelta(weeks=7)
    assert of(late, whose="provider") == Back(80_000, 0, "provider", 8, 8)


def test_materials_stay_once_it_has_begun():
    assert of(FIRST, materials_won=20_000).won == 40_000
    assert of(FIRST - DAY, materials_won=20_000).won == 80_000


def test_without_known_sessions_all_returns():
    assert of(FIRST, sessions=[]) == Back(80_000, 0, "before-start", 0, 0)


@pytest.mark.parametrize(
    ("on", "won"),
    [
        (FIRST - DAY, 90_000),
        (FIRST, 80_000),
        (FIRST + timedelta(weeks=1), 75_000),
        (date(2026, 12, 29), 60_000),
        (date(2027, 1, 1), 60_000),
        (date(2027, 1, 5), 50_000),
        (date(2027, 2, 1), 30_000),
        (date(2027, 2, 2), 20_000),
        (date(2027, 3, 30), 0),
    ],
)
def test_a_long_term_goes_month_by_month(on, won):
    """Thirteen weeks from 1 December: three months of 30,000 won with 5, 4 and 4 sessions.

    The running month by the bands over its own sessions; untouched months come back whole.
    """
    assert of(on, sessions=weekly(13), by_month=True, paid_won=90_000).won == won


def test_a_month_counts_what_was_planned_in_it_too():
    days = [day for day in weekly(13) if not date(2027, 1, 12) <= day <= date(2027, 1, 31)]
    told = {"by_month": True, "paid_won": 90_000, "on": date(2027, 1, 5)}
    assert of(sessions=days, planned=weekly(13), **told).won == 50_000
    assert of(sessions=days, **told).won == 30_000


def test_a_term_of_a_month_is_not_long():
    assert not is_long([date(2027, 1, 31), date(2027, 2, 27)])
    assert is_long([date(2027, 1, 31), date(2027, 2, 28)])
    short = [FIRST, date(2026, 12, 31)]
    assert of(FIRST, sessions=short, by_month=True).won == of(FIRST, sessions=short).won


def test_never_more_than_paid_and_never_more_later():
    """Over every day of long and short terms, by sessions and by month."""
    for by_month in (False, True):
        for count in range(1, 20):
            days = weekly(count)
            found = [
                of(FIRST + n * DAY, sessions=days, by_month=by_month, paid_won=99_999).won
                for n in range(-2, 140)
            ]
            assert found[0] == found[1] == 99_999
            assert found[-1] == 0
            if not by_month:
                assert found == sorted(found, reverse=True)
