"""Time limits, longer for whoever needs it."""

from datetime import UTC, datetime, timedelta

import pytest

from naru.lessons.rules.timing import limit

AT = datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.mark.parametrize(("extra", "minutes"), [(0, 20), (25, 25), (50, 30), (100, 40)])
def test_whoever_needs_it_has_longer(extra, minutes):
    time = limit(begun_at=AT, minutes=20, extra_percent=extra, late_seconds=120)
    assert time.until_at == AT + timedelta(minutes=minutes)


def test_slow_lines_have_a_moment_more_that_is_not_shown():
    time = limit(begun_at=AT, minutes=20, extra_percent=0, late_seconds=120)
    over = AT + timedelta(minutes=22)
    assert time.takes(at=over)
    assert not time.takes(at=over + timedelta(microseconds=1))
    assert time.left(at=AT + timedelta(minutes=5)) == timedelta(minutes=15)
    assert time.left(at=over) == timedelta()
