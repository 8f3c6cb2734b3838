"""What comes next and by when: answers and money first, then the next meeting."""

from datetime import timedelta

import pytest

from naru.enrolments.enums import State
from naru.enrolments.queries.mine import live_of
from naru.web.resident.enrolments.next import step_of
from naru.web.resident.enrolments.todo import owed_by, tasks_of
from tests.catalogue.own import Staff
from tests.enrolments.classes import class_of
from tests.enrolments.factories import ApplicationFactory
from tests.payments.factories import charge, pay, seat

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


def test_whoever_has_a_seat_pays_first_and_comes_then(noon):
    place = seat()
    owed = charge(place, at=noon)
    (mine,) = live_of(place.resident)
    before = step_of(mine, at=noon, owed=owed)
    assert (before.title, before.tone, before.mine) == ("자리를 받았습니다 (1번)", "warning", True)
    assert "까지 수강료를 내 주세요" in before.text
    pay(owed, at=noon)
    owed.refresh_from_db()
    then = step_of(mine, at=noon, owed=owed)
    assert (then.title, then.tone, then.mine) == ("자리를 받았습니다 (1번)", "success", False)
    assert "에 시작합니다" in then.text
