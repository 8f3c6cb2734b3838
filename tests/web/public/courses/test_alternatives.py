"""Open courses like one that somebody could not get into."""

from datetime import date

import pytest
from django.utils import timezone

from naru.catalogue.services.own.telling import tell
from naru.web.public.courses.alternatives import open_ones
from tests.catalogue.factories import RunFactory
from tests.places.factories import DistrictFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_those_near_come_first_then_the_soonest_and_closed_ones_never():
    now, here = timezone.now(), DistrictFactory()
    asked = RunFactory(course__field="computer", district=here)
    later = {"course__field": "computer", "last_on": None}
    far = RunFactory(starts_on=date(2027, 1, 10), **later)
    near = RunFactory(starts_on=date(2027, 1, 20), district=here, **later)
    farther = RunFactory(starts_on=date(2027, 1, 15), **later)
    closed = RunFactory(starts_on=date(2027, 1, 5), status="CLOSED", **later)
    same = RunFactory(starts_on=date(2027, 1, 25), **later, course__title=near.course.title)
    tell([one.course_id for one in (asked, far, near, farther, closed, same)], at=now)
    cards = open_ones(asked, at=now)
    assert [card.title for card in cards] == [near.course.title, far.course.title]
    titles = [card.title for card in open_ones(asked, at=now, most=9)]
    assert titles == [near.course.title, far.course.title, farther.course.title]
