"""Tables of counselling, one module a subject; callers import them from here."""

from naru.counselling.models.appointments import Appointment, Room
from naru.counselling.models.goals import Goal, Note, Step
from naru.counselling.models.handovers import Handover
from naru.counselling.models.mentors import Away, Hours, Mentor
from naru.counselling.models.pairings import Pairing, Request

__all__ = [
    "Appointment",
    "Away",
    "Goal",
    "Handover",
    "Hours",
    "Mentor",
    "Note",
    "Pairing",
    "Request",
    "Room",
    "Step",
]
