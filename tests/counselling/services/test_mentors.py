"""Mentors as the office keeps them; whoever is away has somebody who stands in."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from naru.accounts.enums import Role
from naru.counselling.enums import Level
from naru.counselling.models import Away, Hours, Request
from naru.counselling.queries import owners
from naru.counselling.rules.slots import Absence
from naru.counselling.services import mentors, standing_in
from naru.counselling.services.hours import HoursBackwards
from naru.counselling.services.mentors import (
    AwayBackwards,
    AwayOver,
    AwayTwice,
    CapacityTooSmall,
    SubstituteNeeded,
    Told,
)
from naru.counselling.services.standing_in import SubstituteAway
from tests.accounts.factories import MembershipFactory
from tests.counselling.factories import (
    NOON,
    TERMS,
    MentorFactory,
    PairingFactory,
    RequestFactory,
    office,
)
from tests.refusals import refused

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def away(mentor, substitute=None, from_on=TODAY, to_on=date(2026, 12, 1), begins=None, ends=None):
    return mentors.set_away(
        mentor_id=mentor.pk, gone=Absence(from_on, to_on, begins, ends), substitute=substitute,
        by=mentor.user, terms=TERMS, at=NOON,
    )  # fmt: skip


def hours(mentor, begins, ends, substitute=None, on=date(2026, 12, 2)):
    return away(mentor, substitute, on, on + timedelta(days=1), time(begins), time(ends))


def test_a_mentor_is_made_with_their_hours():
    told = Told(
        fields=["it"], languages=["ko", "en"], channels=["VIDEO"], capacity=20,
        hours=[(2, time(18), time(21), ["VIDEO"])],
    )  # fmt: skip
    one = mentors.make_mentor(
        membership=MembershipFactory(role=Role.MENTOR), told=told, by=office(), at=NOON
    )
    assert (one.capacity, one.taken, one.free) == (20, 0, 20)
    assert Hours.objects.get(mentor=one).begins == time(18)


def test_never_fewer_places_than_people():
    mentor = PairingFactory().mentor
    with refused(CapacityTooSmall):
        mentors.set_capacity(mentor_id=mentor.pk, capacity=0, by=office(), at=NOON)
    assert mentors.set_capacity(mentor_id=mentor.pk, capacity=1, by=office(), at=NOON).free == 0


def test_what_is_owed_goes_to_whoever_stands_in_with_its_day():
    mentor, other = PairingFactory().mentor, MentorFactory()
    owed = RequestFactory(owner=mentor.user, level=0, due_on=date(2026, 11, 25))
    away(mentor, other)
    owed.refresh_from_db()
    assert (owed.owner, owed.due_on, owed.state) == (other.user, date(2026, 11, 25), "OPEN")


def test_who_can_stand_in():
    mentor, other = PairingFactory().mentor, MentorFactory()
    with refused(SubstituteNeeded):
        away(mentor)
    with refused(AwayBackwards):
        away(mentor, other, to_on=TODAY)
    with refused(SubstituteAway):
        away(mentor, mentor)
    away(other)
    with refused(SubstituteAway):
        away(mentor, other)
    with pytest.raises(IntegrityError, match="not_own_substitute"), transaction.atomic():
        Away.objects.create(
            mentor=mentor, substitute=mentor, from_on=TODAY, to_on=date(2026, 12, 1)
        )


def test_days_already_over_and_days_already_empty_are_refused():
    mentor = MentorFactory()
    with refused(AwayOver):
        away(mentor, from_on=date(2026, 11, 20), to_on=TODAY)
    away(mentor)
    with refused(AwayTwice):
        away(mentor, from_on=date(2026, 11, 30), to_on=date(2026, 12, 3))


def test_hours_of_a_day_away_leave_answers_with_the_mentor():
    mentor, other = PairingFactory().mentor, MentorFactory()
    owed = RequestFactory(owner=mentor.user, level=0)
    hours(mentor, 14, 16, on=TODAY)
    hours(mentor, 16, 17, other, on=TODAY)
    assert standing_in.stand_in(terms=TERMS, at=NOON) == 0
    assert Request.objects.get(pk=owed.pk).owner == mentor.user
    assert owners.answering(mentor, on=TODAY) == (mentor.user, Level.MENTOR)


def test_hours_away_meet_neither_others_nor_those_of_the_substitute():
    mentor, other = MentorFactory(), MentorFactory()
    hours(mentor, 14, 16)
    for why, wrong in (
        (HoursBackwards, lambda: hours(mentor, 18, 17)),
        (AwayOver, lambda: hours(mentor, 9, 12, on=TODAY)),
        (AwayTwice, lambda: hours(mentor, 15, 18)),
        (AwayTwice, lambda: away(mentor, from_on=date(2026, 12, 1), to_on=date(2026, 12, 5))),
        (SubstituteAway, lambda: hours(other, 10, 15, mentor)),
    ):
        with refused(why):
            wrong()
    hours(mentor, 16, 18)
    hours(other, 18, 19, mentor)
    kept = away(other, mentor, date(2026, 12, 3), date(2026, 12, 5))
    assert kept.absence == Absence(date(2026, 12, 3), date(2026, 12, 5))
    for wrong in ({"ends": None}, {"to_on": date(2026, 12, 5)}, {"ends": time(13)}):
        with pytest.raises(IntegrityError, match="part_of_one_day"), transaction.atomic():
            mentor.away.filter(begins=time(14)).update(**wrong)


def test_who_is_away_for_hours_may_stand_in_for_days():
    mentor, other = MentorFactory(), MentorFactory()
    hours(other, 9, 12)
    assert away(mentor, other, date(2026, 12, 1), date(2026, 12, 5)).substitute == other


def test_back_before_it_began_or_in_the_middle():
    mentor = MentorFactory()
    later = away(mentor, from_on=date(2026, 12, 1), to_on=date(2026, 12, 5))
    mentors.come_back(away_id=later.pk, by=mentor.user, on=TODAY, at=NOON)
    begun = away(mentor, from_on=TODAY, to_on=date(2026, 12, 5))
    mentors.come_back(away_id=begun.pk, by=mentor.user, on=date(2026, 11, 26), at=NOON)
    assert [(one.from_on, one.to_on) for one in Away.objects.all()] == [(TODAY, date(2026, 11, 26))]
