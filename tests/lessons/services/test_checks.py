"""Self-checks are marked at once and count for nothing."""

import pytest

from naru.lessons.models import Check
from naru.lessons.queries.standing import outlook_of
from naru.lessons.services.checks import NotACheck, answer
from tests.lessons.learners import AT, learner
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def test_the_last_answer_is_kept_and_marked():
    learning = learner()
    ask = {"learning": learning, "lesson": "cells", "question": "q-cell", "at": AT}
    assert not answer(told="0", **ask).right
    assert answer(told="1", **ask).right
    assert Check.objects.values_list("question", "given", "right").get() == ("q-cell", 1, True)
    assert outlook_of(learning).standing.exam_mark is None


@pytest.mark.parametrize(
    ("lesson", "question", "told"),
    [("cells", "q-cell", "9"), ("cells", "q-cell", ""), ("sums", "q-cell", "1"),
     ("sums", "q-number", "60"), ("cells", "gone", "1")],
)  # fmt: skip
def test_what_is_no_answer_to_a_check_of_the_lesson_is_refused(lesson, question, told):
    with refused(NotACheck):
        answer(learning=learner(), lesson=lesson, question=question, told=told, at=AT)
    assert not Check.objects.exists()
