"""The clock marks what nobody handed in, and sees completions that came by themselves."""

import pytest
from django.utils import timezone

from naru.flows.learning_tasks import close_attempts, complete_courses
from naru.lessons.models import Attempt, Completion
from naru.lessons.services import attempts
from tests.lessons.learners import CODES, MINUTE, learn, learner, sit

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_attempt_whose_time_is_over_is_marked():
    learning = learner(at=timezone.now() - 60 * MINUTE)
    begun_at = timezone.now() - 30 * MINUTE
    attempts.begin(learning_id=learning.pk, by=learning.resident.user, at=begun_at)
    for _twice in range(2):
        close_attempts(0)
    assert Attempt.objects.get().mark == 0


def test_a_completion_that_came_by_itself_is_seen():
    learning = learner(at=timezone.now() - 60 * MINUTE)
    at = learn(learning, *CODES, at=timezone.now() - 50 * MINUTE)
    sit(learning, at=at)
    for _twice in range(2):
        complete_courses(0)
    assert Completion.objects.get().learning == learning
