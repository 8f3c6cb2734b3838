"""A code on a wall that was scanned, kept in the session until the person has logged in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest

LASTS = timedelta(minutes=15)
"""So long somebody may take to log in after the scan."""


@dataclass(frozen=True)
class Scan:
    """What one kind of code stands for: an id, and when it was scanned, below this session key."""

    key: str

    def keep(self, request: HttpRequest, found: int, *, at: datetime) -> None:
        """The code was of now when it was scanned."""
        request.session[self.key] = [found, at.isoformat()]

    def kept(self, request: HttpRequest, *, at: datetime) -> int | None:
        """What was scanned, None if nothing was or it is too long ago."""
        found: tuple[int, str] | None = request.session.get(self.key)
        if found is None or at - datetime.fromisoformat(found[1]) > LASTS:
            return None
        return found[0]

    def forget(self, request: HttpRequest) -> None:
        """The person has said that they are there."""
        del request.session[self.key]
