"""Things of mentoring that the matrix points at; see things.py."""

from datetime import timedelta

from django.utils import timezone

from naru.accounts.models import User
from naru.counselling.models import Appointment, Mentor, Request
from naru.counselling.queries.talk_links import token
from naru.residents.models import Resident
from tests.counselling.factories import AppointmentFactory, MentorFactory, RequestFactory

People = dict[str, User]


def a_mentor(people: People) -> Mentor:
    """A mentor with room."""
    return MentorFactory()


def owed_request(people: People) -> Request:
    """A request that the mentor of the matrix owes an answer to."""
    return RequestFactory(owner=people["mentor"])


def own_talk(people: People) -> Appointment:
    """An appointment of the resident's; its `token` fills the address told."""
    mine = Resident.objects.get(user=people["resident"])
    one = AppointmentFactory(resident=mine, starts_at=timezone.now() + timedelta(days=3))
    one.token = token(one)
    return one
