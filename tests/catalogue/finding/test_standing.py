"""Whether one may apply, from a source's words, dates and the clock."""

from datetime import UTC, date, datetime, timedelta

import pytest

from naru.catalogue.finding.standing import Standing, places_left, standing

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
HOUR = timedelta(hours=1)


def stands(status, *, opens=None, closes=None, last_on=None):
    return standing(
        status=status,
        opens_at=opens,
        closes_at=closes,
        last_on=last_on,
        at=NOW,
        today=TODAY,
    )


@pytest.mark.parametrize(
    ("status", "opens", "closes", "expected"),
    [
        ("OPEN", None, None, Standing.OPEN),
        ("OPEN", NOW, NOW + HOUR, Standing.OPEN),
        ("OPEN", NOW + HOUR, None, Standing.SOON),
        ("OPEN", NOW - HOUR, NOW, Standing.CLOSED),
        ("UNKNOWN", NOW - HOUR, NOW + HOUR, Standing.OPEN),
        ("UNKNOWN", None, NOW + HOUR, Standing.OPEN),
        ("UNKNOWN", None, None, Standing.UNKNOWN),
        ("PLANNED", None, None, Standing.SOON),
        ("PLANNED", NOW - HOUR, None, Standing.OPEN),
        ("FULL", NOW - HOUR, NOW + HOUR, Standing.FULL),
        ("PAUSED", NOW - HOUR, NOW + HOUR, Standing.PAUSED),
        ("CLOSED", NOW + HOUR, None, Standing.CLOSED),
        ("CANCELLED", None, None, Standing.CANCELLED),
    ],
)
def test_source_and_clock_decide_together(status, opens, closes, expected):
    assert stands(status, opens=opens, closes=closes) == expected


def test_what_has_ended_is_over_unless_it_was_cancelled():
    yesterday = TODAY - timedelta(days=1)
    assert stands("OPEN", last_on=yesterday) == Standing.OVER
    assert stands("CANCELLED", last_on=yesterday) == Standing.CANCELLED
    assert stands("OPEN", last_on=TODAY) == Standing.OPEN


@pytest.mark.parametrize(
    ("capacity", "registered", "left"), [(10, 4, 6), (10, 12, 0), (None, 4, None), (10, None, None)]
)
def test_places_left_are_known_only_if_both_numbers_are(capacity, registered, left):
    assert places_left(capacity=capacity, registered=registered) == left
