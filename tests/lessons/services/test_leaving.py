"""What somebody typed goes with them; times and marks stay without a name."""

from uuid import uuid4

import pytest

from naru.lessons.models import Attempt, Check, Progress, Reply, Watch
from naru.lessons.services import checks, watching
from naru.lessons.services.leaving import forget
from tests.lessons.learners import learn, learner, lesson_of, sit

pytestmark = pytest.mark.django_db


def busy():
    learning = learner()
    at = learn(learning, "cells")
    page, who = uuid4(), learning.resident_id
    watching.open_page(learning=learning, lesson=lesson_of(learning, "cells"), page=page, at=at)
    watching.beat(resident_id=who, page=page, number=1, at=at, place_s=90)
    checks.answer(learning=learning, lesson="cells", question="q-cell", told="1", at=at)
    sit(learning, at=at)
    return learning


def kept():
    tables = (Watch, Check, Reply, Attempt, Progress)
    return [table.objects.count() for table in tables]


def test_answers_go_and_marks_stay():
    mine, _theirs = busy(), busy()
    assert kept() == [2, 2, 10, 2, 2]
    forget(resident=mine.resident)
    assert kept() == [1, 1, 5, 2, 2]
    assert Progress.objects.get(learning=mine).place_s == 0
    assert Attempt.objects.get(learning=mine).mark == 100
