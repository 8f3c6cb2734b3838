"""Which membership lets a user act in a role."""

from datetime import date

from naru.accounts.enums import Role
from naru.accounts.models import Membership, User


def membership_for(
    user: User, *roles: Role, on: date, chosen: int | None = None
) -> Membership | None:
    """The membership in which the user may act in one of the roles that day, or None.

    Where there are several, `chosen` (the id of one of them) decides, else the first by name
    of the organisation.
    """
    found = list(
        Membership.objects.in_force(on)
        .filter(user=user, role__in=roles)
        .select_related("organisation")
        .order_by("organisation__name_ko", "pk")
    )
    preferred = [one for one in found if one.pk == chosen]
    return next(iter(preferred or found), None)
