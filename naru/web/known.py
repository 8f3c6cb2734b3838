"""Whose session it is; who was known by it a moment ago, and the condition by which they still are.

To know somebody takes a journey to the database and some reckoning. What was found holds as long
as session, password, account and record are what they were: that the database can look at itself,
within the statement that the request is about, so that an end of any of them counts at once.
"""

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils.crypto import constant_time_compare

from naru.accounts.models import User
from naru.core import prepared
from naru.core.prepared import Condition
from naru.residents.enums import ResidentState
from naru.web.account.backend import COLUMNS, person_of
from naru.web.sessions import SessionStore

MOST = 10_000
"""So many sessions a process remembers; then it begins anew."""
STILL = f"""EXISTS (
    SELECT FROM residents_resident r JOIN accounts_user u ON u.id = r.user_id, django_session s
    WHERE r.id = %s::bigint AND r.state = '{ResidentState.ACTIVE}' AND u.is_active
    AND s.session_key = %s AND s.expire_date > %s::timestamptz
    AND sha256(convert_to(s.session_data || ' ' || u.password, 'UTF8')) = %s::bytea
)"""


WHOSE = f"""
SELECT s.session_data, s.expire_date, {COLUMNS}
FROM django_session s
JOIN usersessions_usersession k ON k.session_key = s.session_key
JOIN accounts_user u ON u.id = k.user_id AND u.is_active
LEFT JOIN residents_resident r ON r.user_id = u.id
WHERE s.session_key = %s AND s.expire_date > %s::timestamptz"""  # noqa: S608 - names of columns


def whose(session: SessionStore, *, now: datetime) -> User | None:
    """Session, user and record in one journey, by the list of a person's log-ins; None where the
    list does not know it, or the session itself names somebody else or another password.
    """
    with prepared.cursor() as cursor:
        cursor.execute(WHOSE, [session.session_key, now])
        row = cursor.fetchone()
    if row is None:
        return None
    data, ends, *person = row
    session.take(data, ends, now=now)
    user = person_of(person)
    named = session.get(SESSION_KEY), session.get(BACKEND_SESSION_KEY)
    if named not in {(str(user.pk), one) for one in settings.AUTHENTICATION_BACKENDS}:
        return None
    told = session.get(HASH_SESSION_KEY, "")
    return user if constant_time_compare(told, user.get_session_auth_hash()) else None


def seen(session: SessionStore, user: User) -> bytes:
    """What session and password were when they were looked at; 32 bytes that tell neither."""
    return sha256(f"{session.as_kept} {user.password}".encode()).digest()


def still(resident_id: int, key: str, known: bytes, *, lasts: datetime) -> Condition:
    """That the session with that key lasts longer than that, and it, its user and their record
    are what they were when they were `seen`.
    """
    return Condition(STILL, (resident_id, key, lasts, known))


class Known:
    """The residents of sessions, as far as one kind of request has met them."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[int, bytes]] = {}

    def remember(self, session: SessionStore, user: User, resident_id: int) -> None:
        """That the session as it is kept is the one of that user with that record."""
        if len(self.found) >= MOST:
            self.found.clear()
        self.found[session.session_key or ""] = resident_id, seen(session, user)

    def again(self, key: str, *, lasts: datetime) -> tuple[int, Condition] | None:
        """The resident whose session had that key, if that is still so by the condition, which
        also asks that the session lasts longer than that.
        """
        found = self.found.get(key)
        if found is None:
            return None
        resident_id, known = found
        return resident_id, still(resident_id, key, known, lasts=lasts)
