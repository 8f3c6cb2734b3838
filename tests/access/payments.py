"""Charges that the matrix points at; see things.py."""

from naru.accounts.models import User
from naru.enrolments.models import Claim
from naru.payments.models import Charge
from naru.residents.models import Resident
from tests.payments.factories import charge, pay, seat

People = dict[str, User]


def foreign_charge(people: People) -> Charge:
    """A charge of a provider that nobody here works for."""
    return charge()


def own_paid(people: People) -> Claim:
    """The click of a charge the resident has paid."""
    one = charge(seat(resident=Resident.objects.get(user=people["resident"])))
    pay(one)
    return one.claim
