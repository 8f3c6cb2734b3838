"""Rooms to talk in, and where talks could go when one is closed."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from naru.accounts.models import Organisation
from naru.counselling.enums import TAKES_TIME, TalkState
from naru.counselling.models import Appointment, Mentor, Room
from naru.counselling.queries.appointments import WHOLE
from naru.counselling.rules.slots import Span, free_room


@dataclass(frozen=True)
class Move:
    """A talk in a room, and the room it could move to; an offer is moved without a word."""

    talk: Appointment
    to: Room | None

    @property
    def told(self) -> bool:
        return self.talk.state == TalkState.BOOKED


def bodies() -> list[Organisation]:
    """Organisations that have mentors at work, by name."""
    mentors = Mentor.objects.working().values("organisation")
    return list(Organisation.objects.filter(pk__in=mentors).order_by("name_ko", "pk"))


def rooms() -> list[Room]:
    """Every open room, by body and name. One query."""
    found = Room.objects.filter(closed_on=None).select_related("organisation")
    return list(found.order_by("organisation__name_ko", "name_ko", "pk"))


def room_with(public_id: UUID) -> Room | None:
    """The open room with this id."""
    found = Room.objects.filter(public_id=public_id, closed_on=None)
    return found.select_related("organisation").first()


def moves(room: Room, *, at: datetime) -> list[Move]:
    """What is booked or offered in the room, each with a room of the same body free then.

    Three queries, however many.
    """
    rows = Appointment.objects.filter(
        room=room, state__in=(TalkState.BOOKED, TalkState.OFFERED), ends_at__gt=at
    )
    others = list(
        Room.objects.filter(organisation=room.organisation_id, closed_on=None)
        .exclude(pk=room.pk)
        .select_related("organisation")
        .order_by("pk")
    )
    busy: defaultdict[int, list[Span]] = defaultdict(list)
    taken = Appointment.objects.filter(room__in=others, state__in=TAKES_TIME, ends_at__gt=at)
    for room_id, starts_at, ends_at in taken.values_list("room_id", "starts_at", "ends_at"):
        busy[room_id].append((starts_at, ends_at))
    found = []
    for talk in rows.select_related(*WHOLE).order_by("starts_at", "pk"):
        span = (talk.starts_at, talk.ends_at)
        number = free_room(span, [busy[one.pk] for one in others])
        found.append(Move(talk, None if number is None else others[number]))
        if number is not None:
            busy[others[number].pk].append(span)
    return found
