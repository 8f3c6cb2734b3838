"""Reads about users: which roles someone holds on a day, and which token a program shows."""

from datetime import date

from naru.accounts import rules
from naru.accounts.enums import Role
from naru.accounts.models import ApiToken, ApiTokenQuerySet, Membership, User


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


def living_token(whole: str, *, on: date) -> ApiToken | None:
    """The token a program sent, if it is one of ours and may be used that day."""
    return ApiToken.objects.living(on).filter(digest=rules.digest_of(whole)).first()


def api_tokens() -> ApiTokenQuerySet:
    """Every token for the operators' page, newest first."""
    return ApiToken.objects.select_related("created_by").order_by("-created_at", "-pk")
