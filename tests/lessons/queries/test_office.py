"""What a provider sees: everybody's progress, and questions without anybody's answer."""

import pytest

from naru.lessons.queries.office import figures_of, learners_of
from naru.lessons.services import attempts
from naru.lessons.services.completing import complete
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import ApplicationFactory, IntakeFactory
from tests.lessons.learners import (
    AT,
    CODES,
    MINUTE,
    RIGHT,
    WRONG,
    learn,
    learner,
    sit,
    version_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def door():
    return IntakeFactory(capacity=100)


def test_a_class_shows_how_far_everybody_is(door):
    version = version_of(door.run.course)
    done = learner(version=version, intake=door, no=1)
    at = learn(done, *CODES)
    sit(done, at=at)
    complete(learning_id=done.pk, at=at)
    going = learner(version=version, intake=door, no=2)
    learn(going, "cells")
    attempts.extend(learning_id=going.pk, percent=50, by=UserFactory(), at=AT)
    idle = ApplicationFactory(intake=door, state="SEATED", no=3)
    rows = learners_of([done.application, going.application, idle])
    assert [
        (one.progress_percent, one.best_mark, one.completed_at, one.extra_percent) for one in rows
    ] == [(100, 100, at, 0), (33, None, None, 50), (0, None, None, 0)]
    assert [one.learning for one in rows] == [done, going, None]


@pytest.mark.parametrize("people", [1, 6])
def test_the_number_of_queries_is_constant(door, django_assert_num_queries, people):
    version = version_of(door.run.course)
    made = [learner(version=version, intake=door, no=n + 1) for n in range(people)]
    with django_assert_num_queries(7):
        learners_of([one.application for one in made])


def test_first_attempts_make_the_figures(door):
    version = version_of(door.run.course)
    for n in range(12):
        one = learner(version=version, intake=door, no=n + 1)
        sit(one, RIGHT if n < 6 else {**WRONG, "q-text": "sum"})
        if n >= 6:
            sit(one, RIGHT, at=AT + 60 * MINUTE)
    found = {one.question.code: one.item for one in figures_of(door.run.course)}
    cell, text = found["q-cell"], found["q-text"]
    assert (cell.people, cell.right_percent, cell.chosen) == (12, 50, {0: 6, 1: 6, 2: 0})
    assert (cell.separation, text.right_percent, text.separation) == (1.0, 100, None)


def test_few_people_give_none(door):
    version = version_of(door.run.course)
    sit(learner(version=version, intake=door))
    assert {one.item for one in figures_of(door.run.course)} == {None}
    assert figures_of(IntakeFactory().run.course) == []
