"""What the matrix points at: one function a kind of thing, made when a row first names it.

A row says `path = { public_id = "own_record.public_id" }`; then `own_record(people)` is called
once a file, and its attribute fills the address. "Own" always means: of `people["resident"]`.
"""

from datetime import timedelta

from django.utils import timezone

from naru.accounts.models import ApiToken, User
from naru.places.models import District, Place
from naru.programmes.models import Programme
from tests.accounts.factories import ApiTokenFactory
from tests.places.factories import DistrictFactory, PlaceFactory
from tests.programmes.factories import ProgrammeFactory
from tests.upkeep.factories import make_job

People = dict[str, User]


def programme(people: People) -> Programme:
    return ProgrammeFactory()


def place(people: People) -> Place:
    return PlaceFactory()


def district(people: People) -> District:
    return DistrictFactory()


def token(people: People) -> ApiToken:
    return ApiTokenFactory(created_by=people["operator"])


def failed_job(people: People) -> int:
    return make_job(status="failed")


def waiting_job(people: People) -> int:
    return make_job()


def tomorrow(people: People) -> str:
    return (timezone.localdate() + timedelta(days=1)).isoformat()
