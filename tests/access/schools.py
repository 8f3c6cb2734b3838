"""Schools that the matrix points at; see things.py."""

from django.utils import timezone

from naru.accounts.models import User
from naru.residents.models import Resident
from naru.schools.models import Term
from tests.catalogue.own import Staff
from tests.schools.made import held, let_in, modules

People = dict[str, User]


def own_school(people: People) -> Term:
    """A term of the provider of the matrix, in which the resident has a place; `module` is a run
    of it that nobody chose.
    """
    now = timezone.now()
    term = held(Staff(people["provider"].memberships.get()), at=now)
    let_in(term, Resident.objects.get(user=people["resident"]), at=now)
    term.module = modules(term, 1)[2].intake.run.public_id
    return term


def others_school(people: People) -> Term:
    """A term of another provider."""
    term = held(Staff(), at=timezone.now())
    term.module = modules(term, 1)[2].intake.run.public_id
    return term
