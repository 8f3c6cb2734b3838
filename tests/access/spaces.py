"""Things of rooms and benches that the matrix points at; see things.py."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from naru.accounts.enums import Role
from naru.accounts.models import Membership, User
from naru.places.models import Place
from naru.residents.models import Resident
from naru.spaces.enums import ClubState, State
from naru.spaces.models import Booking, Club, Room, Sitting
from naru.spaces.pack import bench_terms_on
from naru.spaces.services import arriving
from tests.places.factories import PlaceFactory
from tests.spaces.factories import BenchFactory, BookingFactory, ClubFactory, RoomFactory
from tests.spaces.factories import SittingFactory as Times

People = dict[str, User]
DAY = timedelta(days=1)


def let_space(people: People) -> Place:
    """A place of the provider's body that lets a bench."""
    body = Membership.objects.get(user=people["provider"], role=Role.PROVIDER).organisation
    place = PlaceFactory(code="50plus-central-campus", organisation=body)
    BenchFactory(place=place)
    return place


def let_room(people: People) -> Room:
    """A room of another body, with a rule in the city's pack; `place_code` is its place's."""
    one = RoomFactory(place=PlaceFactory(code="yeongdeungpo-50plus-centre"))
    one.place_code = one.place.code
    return one


def coming_sitting(people: People) -> Sitting:
    """A time in three days at a bench of the provider's body."""
    body = Membership.objects.get(user=people["provider"], role=Role.PROVIDER).organisation
    bench = BenchFactory(place__organisation=body)
    return Times(bench=bench, starts_at=timezone.now() + 3 * DAY)


def own_seat(people: People) -> Booking:
    """A seat of the resident's at a bench of the provider's body."""
    mine = Resident.objects.get(user=people["resident"])
    sitting = coming_sitting(people)
    return BookingFactory(resident=mine, sitting=sitting, state=State.APPROVED)


def waiting_club(people: People) -> Club:
    """A club that asks a place of the provider's body."""
    body = Membership.objects.get(user=people["provider"], role=Role.PROVIDER).organisation
    return ClubFactory(place__organisation=body, state=ClubState.ASKED, until_on=None)


def wall_code(people: People) -> SimpleNamespace:
    """What hangs at the entrance now."""
    now = timezone.now()
    terms = bench_terms_on(timezone.localdate(now))
    return SimpleNamespace(word=arriving.code_of(PlaceFactory().pk, terms=terms, at=now))
