"""Things of mentoring that the matrix points at; see things.py."""

from naru.accounts.models import User
from naru.counselling.models import Mentor, Request
from tests.counselling.factories import MentorFactory, RequestFactory

People = dict[str, User]


def a_mentor(people: People) -> Mentor:
    """A mentor with room."""
    return MentorFactory()


def owed_request(people: People) -> Request:
    """A request that the mentor of the matrix owes an answer to."""
    return RequestFactory(owner=people["mentor"])
