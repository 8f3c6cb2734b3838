"""Who was known by their session a moment ago, and the condition by which they still are.

To know somebody takes two journeys to the database and some reckoning. What was found holds as long
as session, password, account and record are what they were: that the database can look at itself,
within the statement that the request is about, so that an end of any of them counts at once.
"""

from datetime import datetime
from hashlib import sha256

from naru.accounts.models import User
from naru.core.prepared import Condition
from naru.residents.enums import ResidentState
from naru.web.sessions import SessionStore

MOST = 10_000
"""So many sessions a process remembers; then it begins anew."""
STILL = f"""EXISTS (
    SELECT FROM residents_resident r JOIN accounts_user u ON u.id = r.user_id, django_session s
    WHERE r.id = %s::bigint AND r.state = '{ResidentState.ACTIVE}' AND u.is_active
    AND s.session_key = %s AND s.expire_date > %s::timestamptz
    AND sha256(convert_to(s.session_data || ' ' || u.password, 'UTF8')) = %s::bytea
)"""


class Known:
    """The residents of sessions, as far as one kind of request has met them."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[int, bytes]] = {}

    def remember(self, session: SessionStore, user: User, resident_id: int) -> None:
        """That the session as it is kept is the one of that user with that record."""
        if len(self.found) >= MOST:
            self.found.clear()
        seen = f"{session.as_kept} {user.password}".encode()
        self.found[session.session_key or ""] = resident_id, sha256(seen).digest()

    def again(self, key: str, *, lasts: datetime) -> tuple[int, Condition] | None:
        """The resident whose session had that key, if that is still so by the condition, which
        also asks that the session lasts longer than that.
        """
        found = self.found.get(key)
        if found is None:
            return None
        resident_id, seen = found
        return resident_id, Condition(STILL, (resident_id, key, lasts, seen))
