"""Reads about users: which roles someone holds on a day."""

from datetime import date

from naru.accounts.enums import Role
from naru.accounts.models import Membership, User


def roles_of(user: User, *, on: date) -> frozenset[Role]:
    """Every role the user holds in any organisation on the day; empty for a resident only."""
    held = Membership.objects.in_force(on).filter(user=user).values_list("role", flat=True)
    return frozenset(Role(role) for role in held)


def memberships_of(user: User, *, on: date) -> list[Membership]:
    """The memberships in force on the day, with their organisations, by name."""
    return list(
        Membership.objects.in_force(on)
        .filter(user=user)
        .select_related("organisation")
        .order_by("organisation__name_ko", "role")
    )
