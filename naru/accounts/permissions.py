"""Which membership lets a user act in a role."""

from datetime import date

from django.db import connection

from naru.accounts.enums import Role
from naru.accounts.models import Membership, Organisation, User
from naru.core import prepared

MEMBERSHIP = [field.attname for field in Membership._meta.concrete_fields]
ORGANISATION = [field.attname for field in Organisation._meta.concrete_fields]
COLUMNS = ", ".join(
    [*(f"m.{name}" for name in MEMBERSHIP), *(f"o.{name}" for name in ORGANISATION)]
)
HELD = f"""
SELECT {COLUMNS}
FROM accounts_membership m JOIN accounts_organisation o ON o.id = m.organisation_id
WHERE m.user_id = %s::bigint AND m.role = ANY(%s::text[])
    AND m.from_on <= %s::date AND (m.to_on IS NULL OR m.to_on > %s::date)
ORDER BY m.id IS NOT DISTINCT FROM %s::bigint DESC, o.name_ko, m.id LIMIT 1"""  # noqa: S608 - names of columns
"""Every page of staff asks it; put together by the query builder, it cost more than the answer. Of
days it says what `MembershipQuerySet.in_force` says.
"""


def membership_for(
    user: User, *roles: Role, on: date, chosen: int | None = None
) -> Membership | None:
    """The membership in which the user may act in one of the roles that day, or None.

    Where there are several, `chosen` (the id of one of them) decides, else the first by name
    of the organisation.
    """
    with prepared.cursor() as cursor:
        cursor.execute(HELD, [user.pk, [role.value for role in roles], on, on, chosen])
        row = cursor.fetchone()
    if row is None:
        return None
    held = Membership.from_db(connection.alias, MEMBERSHIP, row[: len(MEMBERSHIP)])
    held.organisation = Organisation.from_db(connection.alias, ORGANISATION, row[len(MEMBERSHIP) :])
    held.user = user
    return held
