"""A course is completed once, by the rule of the first day, on grounds that are kept."""

import pytest

from naru.catalogue.enums import Mode
from naru.lessons.models import Completion
from naru.lessons.pack import completion_rule
from naru.lessons.services.completing import complete
from tests.lessons.learners import AT, CODES, MINUTE, WRONG, document, learn, learner, sit

pytestmark = pytest.mark.django_db


def test_lessons_and_exam_complete_once():
    learning = learner()
    at = learn(learning, *CODES)
    assert complete(learning_id=learning.pk, at=at) is None
    sit(learning, WRONG, at=at)
    assert complete(learning_id=learning.pk, at=at) is None
    sit(learning, at=at + 30 * MINUTE)
    done = complete(learning_id=learning.pk, at=at + 40 * MINUTE)
    assert complete(learning_id=learning.pk, at=at + 50 * MINUTE) is None
    assert Completion.objects.get() == done
    assert done.standing == {
        "progress_percent": 100,
        "has_exam": True,
        "exam_mark": 100,
        "attendance_percent": None,
        "course_mark": None,
    }
    assert done.rule == completion_rule("online", on=AT.date()).record()


def test_without_an_exam_the_lessons_are_enough():
    learning = learner(told=document(exam=None))
    at = learn(learning, *CODES)
    assert complete(learning_id=learning.pk, at=at) is not None


def test_where_one_also_meets_the_term_has_to_be_closed():
    learning = learner(mode=Mode.BLENDED)
    at = learn(learning, *CODES)
    sit(learning, at=at)
    assert complete(learning_id=learning.pk, at=at) is None


def test_a_rule_that_changes_later_changes_nothing_for_who_has_begun(settings):
    settings.CITY_DIR = settings.CITY_DIR.parent / "haneul"
    learning = learner(at=AT)
    at = learn(learning, *CODES, at=AT.replace(year=2027), minutes=5)
    sit(learning, at=at)
    assert complete(learning_id=learning.pk, at=at) is not None
