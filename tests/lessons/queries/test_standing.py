"""What a learner sees of where they are, in a constant number of queries."""

import pytest

from naru.catalogue.enums import Mode, Payer
from naru.enrolments.models import Closing, Result
from naru.lessons.models import Learning
from naru.lessons.queries.standing import (
    lessons_of,
    outlook_of,
    rule_of,
)
from naru.lessons.rules.completion import EVERYTHING, Need, Part
from naru.lessons.rules.progress import Lesson
from tests.accounts.factories import UserFactory
from tests.lessons.learners import AT, CODES, WRONG, document, learn, learner, sit

pytestmark = pytest.mark.django_db


def test_whoever_begins_lacks_all_of_it():
    known = outlook_of(learner())
    assert known.missing == [Part(Need.PROGRESS, 80, 0), Part(Need.EXAM, 60, None)]
    assert (known.next_lesson, known.attempts_left, known.exam_is_open) == ("cells", 2, True)
    assert (known.running, known.passed, known.completion) == (None, False, None)


def test_one_goes_on_where_one_was_and_sees_what_is_missing():
    learning = learner()
    at = learn(learning, "cells", "sums")
    sit(learning, WRONG, at=at)
    known = outlook_of(learning)
    assert known.parts == [Part(Need.PROGRESS, 80, 66), Part(Need.EXAM, 60, 0)]
    assert (known.next_lesson, known.attempts_left) == ("charts", 1)


def test_a_passed_exam_is_not_open_again():
    learning = learner()
    sit(learning)
    known = outlook_of(learning)
    assert (known.passed, known.exam_is_open) == (True, False)
    assert known.missing == [Part(Need.PROGRESS, 80, 0)]


def test_attendance_comes_from_the_closed_term():
    learning = learner(mode=Mode.BLENDED)
    assert Part(Need.ATTENDANCE, 80, None) in outlook_of(learning).missing
    term = {"percent": 80, "late_counts": True, "excused_counts": False, "at": AT}
    closing = Closing.objects.create(
        intake=learning.application.intake, held=5, needed=4, by=UserFactory(), **term
    )
    Result.objects.create(
        closing=closing,
        application=learning.application,
        present=4,
        late=0,
        excused=0,
        absent=1,
        came=4,
        completed=True,
        at=AT,
    )
    assert Part(Need.ATTENDANCE, 80, 80) in outlook_of(learning).parts


def test_the_rule_of_the_first_day_is_kept_and_without_one_everything_is_asked_for():
    learning = learner(payer=Payer.STATE)
    assert rule_of(learning).kind == "subsidised"
    learning.rule = {}
    assert rule_of(learning) == EVERYTHING


def test_the_lessons_are_those_of_the_version():
    assert lessons_of(learner(told=document(lessons=["one"], minutes=7))) == [Lesson("one", 7)]


@pytest.mark.parametrize("lessons", [1, 20])
def test_the_number_of_queries_is_constant(django_assert_num_queries, lessons):
    codes = [f"l{n}" for n in range(lessons)]
    learning = learner(told=document(lessons=codes))
    learn(learning, *codes[:-1])
    whole = Learning.objects.select_related("version", "application__intake__run__course")
    found = whole.get(pk=learning.pk)
    with django_assert_num_queries(4):
        assert set(CODES) - set(codes) == set(CODES)
        assert outlook_of(found).quiz.exam is not None
