"""Sessions in the database that live on while they are used, without a write at each request."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.utils import timezone

OFTEN = timedelta(minutes=1)
"""A session in use is prolonged at most this often: its end may come this much early."""


class SessionStore(db.SessionStore):
    """Django's own, which counts as changed once its end is `OFTEN` nearer than a fresh one's."""

    def load(self) -> dict[str, Any]:
        """The content; read late enough in its life, it will be saved with a new end."""
        now = timezone.now()
        row = self.model.objects.filter(session_key=self.session_key, expire_date__gt=now).first()
        if row is None:
            self._session_key = None
            return {}
        fresh = now + timedelta(seconds=settings.SESSION_COOKIE_AGE)
        if fresh - row.expire_date >= OFTEN:
            self.modified = True
        content: dict[str, Any] = self.decode(row.session_data)
        return content
