"""One person a column of the matrix."""

from datetime import date

from naru.accounts.enums import Role
from naru.accounts.models import User
from tests.accounts.factories import MembershipFactory, UserFactory
from tests.residents.factories import ResidentFactory

RESIDENTS = ("resident", "other")
STAFF = {role.lower(): role for role in Role.values}
PEOPLE = ("nobody", *RESIDENTS, *STAFF)
"""Nobody (not logged in), a resident, another resident, and one member of staff a role."""


def make_people() -> dict[str, User]:
    """Everyone but nobody; the staff of all roles work for one organisation each."""
    users = {name: UserFactory(email=f"{name}@example.org", name=name) for name in RESIDENTS}
    for user in users.values():
        ResidentFactory(user=user)
    for name, role in STAFF.items():
        users[name] = UserFactory(email=f"{name}@example.org", name=name)
        MembershipFactory(user=users[name], role=role, from_on=date(2020, 1, 1))
    return users
