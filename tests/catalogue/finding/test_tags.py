"""What an offer can be filtered by."""

from datetime import UTC, date, datetime, time

import pytest

from naru.catalogue.finding import tags

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 12, 9, 12, tzinfo=UTC)
SECONDS, LATER_SECONDS = int(NOON.timestamp()), int(LATER.timestamp())


@pytest.mark.parametrize(
    ("weekdays", "starts", "expected"),
    [
        ([2, 4], time(19), {"when:EVENING"}),
        ([2, 4], time(17, 29), {"when:WEEKDAY"}),
        ([6], time(19), {"when:WEEKEND"}),
        ([5, 6], time(19), {"when:EVENING", "when:WEEKEND"}),
        ([2], None, set()),
        ([7], None, {"when:WEEKEND"}),
        ([], time(10), set()),
    ],
)
def test_when_a_run_meets(weekdays, starts, expected):
    found = tags.when(weekdays=weekdays, starts=starts, sessions=[], always=False)
    assert found == expected


def test_listed_sessions_say_better_when_a_run_meets():
    sessions = [datetime(2026, 12, 1, 19, tzinfo=UTC), datetime(2026, 12, 5, 10, tzinfo=UTC)]
    assert tags.when(weekdays=[1], starts=time(10), sessions=sessions, always=False) == {
        "when:EVENING",
        "when:WEEKEND",
    }


def test_what_can_be_taken_any_time_has_no_hour():
    assert tags.when(weekdays=[], starts=None, sessions=[], always=True) == {"when:ANYTIME"}


@pytest.mark.parametrize(
    ("known", "ages", "residence", "where", "expected"),
    [
        (True, (40, 64), "CITY", "", ["age:40-64", "home:CITY"]),
        (True, (None, None), "ANYONE", "", ["age:0-", "home:ANYONE"]),
        (True, (55, None), "DISTRICT", "mapo-gu", ["age:55-", "home:DISTRICT:mapo-gu"]),
        (False, (None, None), "UNKNOWN", "", ["age:?", "home:?"]),
        (False, (None, None), "DISTRICT", "", ["age:?", "home:DISTRICT:"]),
    ],
)
def test_who_may_come(known, ages, residence, where, expected):
    found = tags.audience(
        age_rule_known=known, age_from=ages[0], age_to=ages[1], residence=residence, where=where
    )
    assert found == expected


@pytest.mark.parametrize(
    ("status", "opens_at", "closes_at", "expected"),
    [
        ("OPEN", None, None, (0, tags.FOREVER)),
        ("OPEN", NOON, LATER, (SECONDS, LATER_SECONDS)),
        ("OPEN", None, LATER, (0, LATER_SECONDS)),
        ("PLANNED", NOON, LATER, (SECONDS, LATER_SECONDS)),
        ("PLANNED", None, LATER, None),
        ("PLANNED", NOON, None, (SECONDS, tags.FOREVER)),
        ("UNKNOWN", None, None, None),
        ("UNKNOWN", None, LATER, (0, LATER_SECONDS)),
        ("UNKNOWN", NOON, None, (SECONDS, tags.FOREVER)),
        ("CLOSED", NOON, LATER, None),
        ("FULL", NOON, LATER, None),
        ("PAUSED", NOON, LATER, None),
        ("CANCELLED", NOON, LATER, None),
    ],
)
def test_when_one_may_apply(status, opens_at, closes_at, expected):
    assert tags.window(status=status, opens_at=opens_at, closes_at=closes_at) == expected


def test_a_run_without_a_last_day_is_over_after_its_first():
    day = date(2026, 12, 1)
    assert tags.last_day(starts_on=day, last_on=None) == day.toordinal()
    assert tags.last_day(starts_on=day, last_on=date(2026, 12, 9)) == day.toordinal() + 8
    assert tags.last_day(starts_on=None, last_on=None) is None
