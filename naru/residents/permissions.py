"""Who may open whose record."""

from naru.accounts.enums import Role
from naru.accounts.models import Membership

OPENS_RECORDS = frozenset({Role.COUNSELLOR})
"""Roles whose work needs a person's whole record. Others see what their own area shows."""


def may_open_records(membership: Membership) -> bool:
    """Whether someone in this role may open a record once they say why."""
    return Role(membership.role) in OPENS_RECORDS
