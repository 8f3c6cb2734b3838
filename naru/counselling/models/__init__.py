"""Tables of counselling, one module a subject; callers import them from here."""

from naru.counselling.models.mentors import Away, Hours, Mentor
from naru.counselling.models.pairings import Pairing, Request

__all__ = ["Away", "Hours", "Mentor", "Pairing", "Request"]
