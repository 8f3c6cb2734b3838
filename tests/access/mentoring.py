"""Things of mentoring that the matrix points at; see things.py."""

from datetime import timedelta

from django.utils import timezone

from naru.accounts.models import User
from naru.counselling.models import Appointment, Mentor, Pairing, Request, Room, Step
from naru.counselling.queries.talk_links import token
from naru.residents.models import Resident
from tests.counselling.factories import (
    AppointmentFactory,
    GoalStepFactory,
    MentorFactory,
    PairingFactory,
    RequestFactory,
    RoomFactory,
)

People = dict[str, User]


def a_mentor(people: People) -> Mentor:
    """A mentor with room."""
    return MentorFactory()


def a_room(people: People) -> Room:
    """A room in which nothing is booked."""
    return RoomFactory()


def owed_request(people: People) -> Request:
    """A request that the mentor of the matrix owes an answer to."""
    return RequestFactory(owner=people["mentor"])


def own_talk(people: People) -> Appointment:
    """An appointment of the resident's; its `token` fills the address told."""
    mine = Resident.objects.get(user=people["resident"])
    one = AppointmentFactory(resident=mine, starts_at=timezone.now() + timedelta(days=3))
    one.token = token(one)
    return one


def own_goal_step(people: People) -> Step:
    """A step of the resident's goal; `aim` is the goal's id."""
    mine = Resident.objects.get(user=people["resident"])
    one = GoalStepFactory(goal__resident=mine)
    one.aim = one.goal.public_id
    return one


def foreign_pairing(people: People) -> Pairing:
    """Somebody whom none of the matrix's mentors looks after; `person` is their id."""
    one = PairingFactory()
    one.person = one.resident.public_id
    return one
