"""Free times: in the hours, outside what is taken, on working days, neither too soon nor late."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from naru.counselling.rules.slots import Absence, Diary, Week, free_room, free_times, meet
from tests.counselling.factories import NOON, TERMS

WEDNESDAY = Week(3, time(10), time(12), frozenset({"PHONE", "VIDEO"}))
TEN = datetime(2026, 11, 25, 1, tzinfo=UTC)


def minute(n):
    return TEN + timedelta(minutes=n)


def times(hours=(WEDNESDAY,), away=(), busy=(), channel="PHONE", minutes=60, rooms=None, at=NOON):
    return free_times(
        Diary(hours, away, busy), channel=channel, minutes=minutes, rooms=rooms, terms=TERMS, at=at
    )


def days(found):
    return sorted({TERMS.day(one) for one in found})


def test_hours_of_four_weeks_in_quarters():
    found = times()
    assert days(found) == [date(2026, 11, 25), *(date(2026, 12, day) for day in (2, 9, 16))]
    assert found[:5] == [minute(15 * n) for n in range(5)]


def test_a_way_one_does_not_talk_has_no_times():
    assert times(channel="OFFICE") == []


def test_too_soon_is_left_out():
    """With 20 hours' lead, at half past three in the afternoon before nothing of the morning is
    left but from half past eleven.
    """
    later = NOON + timedelta(hours=3, minutes=30)
    assert [one for one in times(minutes=15, at=later) if TERMS.day(one) == date(2026, 11, 25)] == [
        minute(90), minute(105),
    ]  # fmt: skip


def test_days_off_and_days_away_have_none():
    friday = Week(5, time(10), time(11), frozenset({"PHONE"}))
    at = NOON + timedelta(days=10)
    assert date(2026, 12, 25) not in days(times((friday,), at=at))
    gone = [Absence(date(2026, 11, 25), date(2026, 12, 9))]
    assert days(times(away=gone)) == [date(2026, 12, 9), date(2026, 12, 16)]


def test_hours_away_are_left_out_to_the_minute():
    day = date(2026, 11, 25)
    gone = [Absence(day, day + timedelta(days=1), time(10, 30), time(11))]
    found = times(minutes=30, away=gone)
    assert found[:4] == [minute(0), minute(60), minute(75), minute(90)]
    assert days(found) == days(times())


def test_absences_meet_where_they_share_a_moment():
    day = date(2026, 11, 25)
    morning, noon, late = (
        Absence(day, day + timedelta(days=1), time(begins), time(ends))
        for begins, ends in ((9, 12), (12, 14), (11, 13))
    )
    assert not morning.meets(noon)
    assert morning.meets(late)
    assert Absence(day, day + timedelta(days=2)).meets(noon)
    assert not Absence(day + timedelta(days=1), day + timedelta(days=2)).meets(noon)


def test_what_is_taken_is_left_out_to_the_minute():
    taken = [(minute(30), minute(60))]
    assert times(minutes=30, busy=taken)[:4] == [minute(0), minute(60), minute(75), minute(90)]


def test_a_room_has_to_be_free_too():
    full = [(minute(0), minute(120))]
    assert days(times(rooms=[full])) == days(times())[1:]
    assert times(rooms=[full, []]) == times()
    assert times(rooms=[]) == []
    assert free_room((minute(0), minute(15)), [full, []]) == 1
    assert free_room((minute(0), minute(15)), [full]) is None


def test_no_free_time_ever_meets_what_is_taken():
    """200 diaries made at random: each found time lies in the hours and meets nothing."""
    random = Random(7)
    for _number in range(200):
        spans = [random.randrange(0, 120) for _ in range(random.randrange(4))]
        busy = [(minute(n), minute(n + random.randrange(1, 60))) for n in spans]
        length = random.choice([15, 30, 45, 60])
        for one in times(busy=busy, minutes=length):
            end = one + timedelta(minutes=length)
            assert all(end <= begins or ends <= one for begins, ends in busy)
            local = one.astimezone(TERMS.zone)
            assert time(10) <= local.time() and end.astimezone(TERMS.zone).time() <= time(12)  # noqa: PT018


def test_a_time_with_days_holds_from_the_first_until_before_the_last():
    dated = Week(3, time(10), time(12), frozenset({"PHONE"}), date(2026, 12, 2), date(2026, 12, 9))
    assert days(times(hours=[dated])) == [date(2026, 12, 2)]


def test_times_meet_only_on_a_day_that_both_hold():
    def week(begins=10, ends=12, weekday=3, from_on=None, to_on=None):
        return Week(weekday, time(begins), time(ends), frozenset({"PHONE"}), from_on, to_on)

    wednesday, day = week(), date(2026, 12, 2)
    assert meet(wednesday, week(11, 13))
    assert not meet(wednesday, week(12, 13))
    assert not meet(wednesday, week(weekday=4))
    assert meet(wednesday, week(from_on=day, to_on=day + timedelta(days=1)))
    assert not meet(wednesday, week(from_on=day + timedelta(days=1), to_on=date(2026, 12, 9)))
    assert not meet(week(to_on=day), week(from_on=day))
