"""What the matrix points at: one function a kind of thing, made when a row first names it.

A row says `path = { public_id = "own_record.public_id" }`; then `own_record(people)` is called
once a file, and its attribute fills the address. "Own" always means: of `people["resident"]`.
"""

from naru.accounts.models import User
from naru.places.models import District, Place
from naru.programmes.models import Programme
from tests.places.factories import DistrictFactory, PlaceFactory
from tests.programmes.factories import ProgrammeFactory

People = dict[str, User]


def programme(people: People) -> Programme:
    return ProgrammeFactory()


def place(people: People) -> Place:
    return PlaceFactory()


def district(people: People) -> District:
    return DistrictFactory()
