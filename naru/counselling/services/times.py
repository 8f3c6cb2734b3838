"""Whose times are given away, one transaction after the other.

That no two talks of one mentor, person or room meet is a rule of the database. But of several that
write down the same time in the same moment each would wait for the others to end, and all but one
be broken off as a deadlock: an error, where "somebody was faster" is the answer.
"""

from naru.core.locks import alone, locked
from naru.counselling.models import Room


def hold(*, mentor_id: int | None, resident_id: int | None, room_id: int | None = None) -> None:
    """Only this transaction gives away times of these until it ends; always in this order."""
    if room_id is not None:
        locked(Room.objects.all(), pk=room_id)
    if mentor_id is not None:
        alone(f"times of mentor {mentor_id}")
    if resident_id is not None:
        alone(f"times of resident {resident_id}")
