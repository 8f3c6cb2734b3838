"""Suggestions from the tables: the same number of queries for one mentor and for many."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naru.accounts.models import Membership
from naru.counselling.queries import mentors
from tests.counselling.factories import WEIGHING, MentorFactory, RequestFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def asked(wish):
    with CaptureQueriesContext(connection) as made:
        found = mentors.suggestions(wish, weighing=WEIGHING, salt="a", on=TODAY)
    return found, len(made)


def test_room_absence_and_language_decide_who_is_there():
    wish = mentors.wish_of(RequestFactory(field="it", parts=["EVENING"]))
    fits = MentorFactory(fields=["it", "data"], hours=[(2, time(18), time(20))])
    MentorFactory(taken=2)
    MentorFactory(languages=["en"])
    MentorFactory(stopped_on=TODAY)
    Membership.objects.filter(user=MentorFactory().user).update(to_on=TODAY)
    gone = MentorFactory()
    gone.away.create(from_on=TODAY, to_on=date(2026, 12, 1))
    found, one = asked(wish)
    assert [(row.mentor, row.fit.why) for row in found] == [(fits, ("FIELD", "TIMES", "ROOM"))]
    for _number in range(8):
        MentorFactory()
    more, many = asked(wish)
    assert (more[0].mentor, len(more), one) == (fits, mentors.MOST, many)


def test_who_was_in_vain_is_left_out():
    wish, mentor = mentors.wish_of(RequestFactory()), MentorFactory()
    found = mentors.suggestions(
        wish, weighing=WEIGHING, salt="a", on=TODAY, but=frozenset({mentor.pk})
    )
    assert found == []


def test_mentor_of_and_with():
    mentor, old = MentorFactory(), MentorFactory(stopped_on=TODAY)
    assert [mentors.mentor_of(one.user) for one in (mentor, old)] == [mentor, None]
    assert [mentors.mentor_with(one.public_id) for one in (mentor, old)] == [mentor, None]
    assert mentors.mentors() == [mentor]
