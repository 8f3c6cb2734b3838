"""What the clock has to do: attempts whose time is over, completions that came by themselves."""

from datetime import timedelta

import pytest

from naru.lessons.queries.due import over, perhaps_completed
from naru.lessons.services import attempts
from naru.lessons.services.completing import complete
from tests.lessons.learners import AT, CODES, MINUTE, learn, learner, sit

pytestmark = pytest.mark.django_db


def test_an_attempt_is_over_after_its_time_and_the_moment_more():
    learning = learner()
    attempt = attempts.begin(learning_id=learning.pk, by=learning.resident.user, at=AT)
    assert over(at=AT + 22 * MINUTE) == []
    assert over(at=AT + 23 * MINUTE) == [attempt.pk]
    attempts.hand_in(attempt_id=attempt.pk, by=None, at=AT + 23 * MINUTE)
    assert over(at=AT + 23 * MINUTE) == []


def test_whoever_learnt_lately_and_has_not_completed_is_looked_at():
    done, going, _idle = learner(), learner(), learner()
    at = learn(done, *CODES)
    sit(done, at=at)
    learn(going, "cells")
    assert perhaps_completed(at=at) == sorted([done.pk, going.pk])
    complete(learning_id=done.pk, at=at)
    assert perhaps_completed(at=at) == [going.pk]
    assert perhaps_completed(at=at + timedelta(days=5)) == []
