"""The demo's first resident may begin to learn."""

import pytest

from naru.enrolments.enums import State
from naru.enrolments.models import Application
from naru.flows.demo_lessons import DemoLessons
from naru.flows.seed_demo import seed_demo
from tests.enrolments.factories import IntakeFactory
from tests.lessons.factories import VersionFactory
from tests.residents.factories import ConsentTextFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_seat_in_an_online_course_is_taken_once(noon):
    ConsentTextFactory()
    seed_demo(at=noon)
    assert DemoLessons(at=noon).make() == 0
    IntakeFactory(run__course=VersionFactory().package.course)
    assert [DemoLessons(at=noon).make(), DemoLessons(at=noon).make()] == [1, 0]
    assert Application.objects.get().state == State.SEATED
