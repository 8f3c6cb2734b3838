"""The demo's provider sees how the questions of its exam do, made once."""

import pytest

from naru.catalogue.models import Course
from naru.flows.demo_answers import PEOPLE, DemoAnswers
from naru.flows.demo_course import NUMBER
from naru.flows.seed_demo import seed_demo
from naru.lessons.queries.office import figures_of
from tests.residents.factories import ConsentTextFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_question_has_its_figures_and_one_is_odd(noon):
    ConsentTextFactory()
    seed_demo(at=noon)
    assert [DemoAnswers(at=noon).make(), DemoAnswers(at=noon).make()] == [PEOPLE, 0]
    items = [one.item for one in figures_of(Course.objects.get(number=NUMBER))]
    assert [(one.people, one.right_percent, one.is_odd) for one in items] == [
        (20, 75, False),
        (20, 50, False),
        (20, 70, True),
    ]
