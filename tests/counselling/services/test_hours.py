"""Times of a mentor: never two at once, never in the past, and ways that exist."""

from datetime import date, time, timedelta

import pytest

from naru.counselling.models import Hours
from naru.counselling.services import hours
from naru.counselling.services.hours import (
    DayOver,
    HoursBackwards,
    HoursMeet,
    VideoAddressMissing,
    WayMissing,
    Weekly,
)
from tests.counselling.factories import NOON, AppointmentFactory, MentorFactory
from tests.refusals import refused

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
EVENING = Weekly(2, time(18), time(21), ["PHONE"], TODAY)


def add(mentor, weekday=2, begins=18, ends=21, ways=("PHONE",), from_on=TODAY, to_on=None):
    told = Weekly(weekday, time(begins), time(ends), ways, from_on, to_on)
    return hours.add(mentor_id=mentor.pk, told=told, by=mentor.user, on=TODAY, at=NOON)


def give_up(one, from_on):
    hours.give_up(hours_id=one.pk, from_on=from_on, by=one.mentor.user, on=TODAY, at=NOON)


def test_what_cannot_be_is_refused():
    mentor = MentorFactory()
    add(mentor)
    for why, wrong in (
        (HoursBackwards, {"begins": 21, "ends": 18}),
        (HoursBackwards, {"weekday": 1, "to_on": TODAY}),
        (DayOver, {"weekday": 1, "from_on": TODAY - timedelta(days=1)}),
        (WayMissing, {"weekday": 1, "ways": ()}),
        (VideoAddressMissing, {"weekday": 1, "ways": ["VIDEO"]}),
        (HoursMeet, {"begins": 20, "ends": 22}),
    ):
        with refused(why):
            add(mentor, **wrong)
    add(mentor, begins=21, ends=22)
    assert Hours.objects.filter(mentor=mentor).count() == 3


def test_a_mentor_talks_in_the_ways_of_their_times():
    mentor = MentorFactory(channels=["OFFICE"])
    first = Hours.objects.get(mentor=mentor)
    add(mentor)
    mentor.refresh_from_db()
    assert mentor.channels == ["OFFICE", "PHONE"]
    give_up(first, TODAY)
    mentor.refresh_from_db()
    assert mentor.channels == ["PHONE"]


def test_given_up_it_ends_or_never_begins_and_talks_stay():
    mentor = MentorFactory()
    later, kept = add(mentor, from_on=date(2026, 12, 7)), Hours.objects.get(weekday=3)
    talk = AppointmentFactory(mentor=mentor)
    give_up(later, date(2026, 12, 1))
    give_up(kept, date(2026, 12, 1))
    with refused(DayOver):
        give_up(kept, TODAY - timedelta(days=1))
    talk.refresh_from_db()
    assert talk.state == "BOOKED"
    assert [(one.weekday, one.to_on) for one in Hours.objects.all()] == [(3, date(2026, 12, 1))]


def test_the_video_address_stays_while_a_time_needs_it():
    mentor = MentorFactory(channels=["PHONE"])
    made = hours.set_video_url(
        mentor_id=mentor.pk, url="https://video.example/1", by=mentor.user, at=NOON
    )
    assert made.video_url == "https://video.example/1"
    add(mentor, ways=["VIDEO"])
    with refused(VideoAddressMissing):
        hours.set_video_url(mentor_id=mentor.pk, url="", by=mentor.user, at=NOON)
