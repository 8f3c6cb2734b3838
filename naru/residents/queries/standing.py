"""What someone who logs in is to the city."""

from dataclasses import dataclass
from datetime import date

from naru.accounts.models import User
from naru.core import prepared
from naru.residents.enums import ResidentState

STANDS = """
SELECT EXISTS (SELECT FROM residents_resident r
        WHERE r.user_id = %s::bigint AND r.state = %s::text),
    EXISTS (SELECT FROM accounts_membership m WHERE m.user_id = %s::bigint
        AND m.from_on <= %s::date AND (m.to_on IS NULL OR m.to_on > %s::date))"""
"""Every page asks it of whoever is logged in; put together by the query builder, it cost more than
the answer. Of days it says what `MembershipQuerySet.in_force` says.
"""


@dataclass(frozen=True)
class Standing:
    """A resident with a record, a member of staff, both, or neither."""

    resident: bool = False
    staff: bool = False


def standing_of(user: User, *, on: date) -> Standing:
    """Whether the user has a record of their own, and a role in some body on the day. One query."""
    with prepared.cursor() as cursor:
        cursor.execute(STANDS, [user.pk, ResidentState.ACTIVE.value, user.pk, on, on])
        return Standing(*cursor.fetchone())
