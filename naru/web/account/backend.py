"""The person of a session with their record, in one question that is written out.

Every page asks it; put together by the query builder, it cost more than the answer.
"""

from collections.abc import Sequence
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db import connection
from django.db.models import Model

from naru.accounts.models import User
from naru.core import prepared
from naru.residents.enums import ResidentState
from naru.residents.models import Resident

RECORD = "own_record"


def _columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _named(letter: str, columns: list[str]) -> str:
    return ", ".join(f"{letter}.{name}" for name in columns)


USER, RESIDENT = _columns(User), _columns(Resident)
COLUMNS = f"{_named('u', USER)}, {_named('r', RESIDENT)}"
"""Of a user `u` and their record `r`, for `person_of`."""
PERSON = f"""
SELECT {COLUMNS}
FROM accounts_user u LEFT JOIN residents_resident r ON r.user_id = u.id
WHERE u.id = %s::bigint AND u.is_active"""  # noqa: S608 - names of columns


class Backend(AuthenticationBackend):
    """Allauth's own, which brings along the record that the person has with the city."""

    def get_user(self, user_id: Any) -> User | None:
        """The active user; the attribute `RECORD` is their record if the city serves them."""
        with prepared.cursor() as cursor:
            cursor.execute(PERSON, [user_id])
            row = cursor.fetchone()
        return None if row is None else person_of(row)


def person_of(row: Sequence[Any]) -> User:
    """The user of such a row, with the attribute `RECORD`."""
    user = User.from_db(connection.alias, USER, row[: len(USER)])
    vars(user)[RECORD] = _record(user, row[len(USER) :])
    return user


def _record(user: User, row: Sequence[Any]) -> Resident | None:
    if row[0] is None:
        return None
    resident = Resident.from_db(connection.alias, RESIDENT, row)
    resident.user = user
    return resident if resident.state == ResidentState.ACTIVE else None
