"""Tables of spaces, one module a subject; callers import them from here."""

from naru.spaces.models.bookings import Booking, SignOff, Sitting
from naru.spaces.models.clubs import Club
from naru.spaces.models.things import Bench, Room, Seat

__all__ = ["Bench", "Booking", "Club", "Room", "Seat", "SignOff", "Sitting"]
