"""Loading what is the body's own; anything else is not there (404)."""

from uuid import UUID

from django.http import Http404

from naru.accounts.models import Membership
from naru.places.models import Place
from naru.spaces.models import Booking, Club, Sitting
from naru.spaces.queries import staff, things


def own_place_of(membership: Membership, code: str) -> Place:
    """The place, if the body runs it and something can be booked there."""
    place = things.place(code)
    if place is None or place.organisation_id != membership.organisation_id:
        raise Http404
    return place


def own_sitting_of(membership: Membership, public_id: UUID) -> Sitting:
    """The time at a bench of the body."""
    one = things.sitting(public_id)
    if one is None or one.bench.place.organisation_id != membership.organisation_id:
        raise Http404
    return one


def own_booking_of(membership: Membership, public_id: UUID) -> Booking:
    """The booking at a place of the body."""
    one = staff.booking(public_id, organisation=membership.organisation)
    if one is None:
        raise Http404
    return one


def own_club_of(membership: Membership, public_id: UUID) -> Club:
    """The club that asked a place of the body."""
    found = Club.objects.filter(
        public_id=public_id, place__organisation=membership.organisation
    ).select_related("place")
    one = found.first()
    if one is None:
        raise Http404
    return one
