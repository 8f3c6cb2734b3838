"""The demo's own online course, made once."""

from datetime import timedelta

import pytest

from naru.catalogue.models import Course
from naru.flows.demo_course import NUMBER, demo_course
from naru.flows.seed_demo import seed_demo
from naru.lessons.models import Version
from naru.lessons.rules.questions import Quiz
from tests.residents.factories import ConsentTextFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_is_published_and_open_to_all_once(noon):
    ConsentTextFactory()
    seed_demo(at=noon)
    doors = [demo_course(at=noon - timedelta(days=100)), demo_course(at=noon)]
    assert doors[0] == doors[1]
    course = Course.objects.get(number=NUMBER)
    assert (course.is_sample, course.is_draft, doors[0].run.course) == (True, False, course)
    content = Version.objects.published().get(package__course=course).content
    quiz = Quiz.of(content.quiz)
    assert [one.lesson for one in quiz.questions] == content.codes
    assert quiz.exam.draw == len(quiz.pool)
