"""What comes next and by when: answers and money first, then the next meeting."""

from datetime import timedelta

import pytest

from naru.enrolments.enums import State
from naru.enrolments.queries.mine import live_of
from naru.web.resident.enrolments.todo import owed_by, tasks_of
from tests.catalogue.own import Staff
from tests.enrolments.classes import class_of
from tests.enrolments.factories import ApplicationFactory
from tests.payments.factories import charge, seat

pytestmark = pytest.mark.django_db


def test_the_most_urgent_first_and_meetings_last(noon):
    door = class_of(Staff(), at=noon)
    me = door.applications.get(seat_no=1).resident
    offered = ApplicationFactory(resident=me, state=State.OFFERED)
    ApplicationFactory(resident=me)
    owed = charge(seat(resident=me), at=noon)
    told = tasks_of(live_of(me), owed_by(me), at=noon)
    first, second = sorted([offered.offer_until_at, owed.due_at])
    assert [(one.by_at, one.asks) for one in told] == [
        (first, True),
        (second, True),
        (noon - timedelta(minutes=10), False),
    ]
    assert "전에 답하기" in " ".join(one.text for one in told)
    assert "2026년 11월 25일(수)" in told[0].text
    assert told[-1].href.endswith(f"{door.applications.get(seat_no=1).claim.public_id}/")


def test_nothing_to_do_is_nothing(noon):
    one = ApplicationFactory()
    assert tasks_of(live_of(one.resident), owed_by(one.resident), at=noon) == []
