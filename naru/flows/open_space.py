"""Staff of a place look at who comes to it: today, who asks for a room, whose money goes back.

bookings and clubs of the place -> a line in each person's access log.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.places.models import Place
from naru.residents.enums import RecordPage
from naru.residents.models import Resident
from naru.residents.services import views
from naru.spaces.models import Booking, Club, Sitting
from naru.spaces.queries import staff


@dataclass(frozen=True)
class SpaceDay:
    """What staff of a place have before them; `unwritten`: over, and nobody wrote who came."""

    today: list[Booking]
    unwritten: list[Booking]
    requests: list[Booking]
    let: list[Booking]
    to_return: list[Booking]
    clubs: list[Club]


@transaction.atomic(durable=True)
def open_space(
    *, membership: Membership, place: Place, from_at: datetime, until_at: datetime, at: datetime
) -> SpaceDay:
    """The day from `from_at` to `until_at` and what waits; everybody named reads of the look."""
    _check(membership, place, at)
    today, unwritten, requests, let, to_return = staff.read(
        staff.day(place, from_at=from_at, until_at=until_at),
        staff.unwritten(place, until_at=from_at),
        staff.requests(place),
        staff.approved(place, at=until_at),
        staff.to_return(place),
    )
    clubs = staff.clubs(place)
    rows = (*today, *unwritten, *requests, *let, *to_return)
    _note([*(one.resident for one in rows), *(one.head for one in clubs)], membership, at)
    return SpaceDay(today, unwritten, requests, let, to_return, clubs)


@transaction.atomic(durable=True)
def open_sitting(*, membership: Membership, sitting: Sitting, at: datetime) -> list[Booking]:
    """Whoever has a seat at that time; each reads of the look."""
    _check(membership, sitting.bench.place, at)
    found = staff.people_at(sitting)
    _note((one.resident for one in found), membership, at)
    return found


def _check(membership: Membership, place: Place, at: datetime) -> None:
    own = place.organisation_id == membership.organisation_id
    if (
        not own
        or membership.role != Role.PROVIDER
        or not membership.holds_on(timezone.localdate(at))
    ):
        raise PermissionDenied


def _note(people: Iterable[Resident], membership: Membership, at: datetime) -> None:
    once = {one.pk: one for one in people}
    views.note_class(
        residents=once.values(), membership=membership, page=RecordPage.SPACE_DAY, at=at
    )
