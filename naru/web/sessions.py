"""Sessions in the database that live on while they are used, without a write at each request."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.utils import timezone

from naru.core import prepared

OFTEN = timedelta(minutes=1)
"""A session in use is prolonged at most this often: its end may come this much early."""
LIVING = """
SELECT session_data, expire_date FROM django_session WHERE session_key = %s AND expire_date > %s"""
"""Written out, as every page asks it and putting it together would cost more than the answer."""


class SessionStore(db.SessionStore):
    """Django's own, which counts as changed once its end is `OFTEN` nearer than a fresh one's.

    `unused` is how much nearer that is, and `as_kept` the content as the database has it, once
    the session was read.
    """

    unused = timedelta()
    as_kept = ""

    def load(self) -> dict[str, Any]:
        """The content; read late enough in its life, it will be saved with a new end."""
        now = timezone.now()
        with prepared.cursor() as cursor:
            cursor.execute(LIVING, [self.session_key, now])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        data, ends = row
        return self._read(data, ends, now)

    def take(self, data: str, ends: datetime, *, now: datetime) -> None:
        """Its row, where something else has read it along: `load` need not ask for it again."""
        self._session_cache = self._read(data, ends, now)

    def encode(self, session_dict: dict[str, Any]) -> str:
        """The content as it is kept: where it is what was read, the same letters. A session that
        only lives on keeps what pages know it by (`naru/web/known.py`).
        """
        if self.as_kept and self.decode(self.as_kept) == session_dict:
            return self.as_kept
        return super().encode(session_dict)

    def _read(self, data: str, ends: datetime, now: datetime) -> dict[str, Any]:
        self.as_kept = data
        self.unused = now + timedelta(seconds=settings.SESSION_COOKIE_AGE) - ends
        if self.unused >= OFTEN:
            self.modified = True
        content: dict[str, Any] = self.decode(data)
        return content
