"""Secrets leave only their hash; the version of an event never falls."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from naru.enrolments.rules.feeds import digest_of, sequence

AT = datetime(2026, 11, 24, 3, tzinfo=UTC)


def test_the_hash_tells_secrets_apart_and_is_no_secret():
    assert (len(digest_of("a")), digest_of("a") == digest_of("b")) == (64, False)
    assert digest_of("비밀") == digest_of("비밀")


@given(st.integers(-10, 10**9), st.integers(1, 10**6))
def test_a_later_change_has_a_larger_number(seconds, more):
    first = sequence(AT, AT + timedelta(seconds=seconds))
    then = sequence(AT, AT + timedelta(seconds=seconds + more))
    assert then > first or seconds + more <= 0
    assert first >= 0


def test_it_fits_what_calendars_hold():
    assert sequence(AT, AT + timedelta(days=365 * 60)) < 2**31
