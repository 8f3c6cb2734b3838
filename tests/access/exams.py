"""A resident's exams that the matrix points at; see things.py."""

from types import SimpleNamespace

from django.utils import timezone

from naru.accounts.models import User
from naru.lessons.models import Attempt, Learning
from naru.lessons.services import attempts
from naru.residents.models import Resident
from tests.lessons.learners import learner, sit

People = dict[str, User]


def own_learning(people: People) -> Learning:
    """A course that the resident learns."""
    mine = Resident.objects.get(user=people["resident"])
    return learner(at=timezone.now(), resident=mine)


def own_attempt(people: People) -> Attempt:
    """An attempt that runs."""
    learning = own_learning(people)
    by = people["resident"]
    return attempts.begin(learning_id=learning.pk, by=by, at=timezone.now())


def done_attempt(people: People) -> SimpleNamespace:
    """One that was handed in."""
    done = sit(own_learning(people), at=timezone.now(), by=people["resident"])
    return SimpleNamespace(public_id=done.public_id)
