"""Courses beside other things: at a place, about a programme."""

from datetime import datetime

from django.utils import timezone

from naru.catalogue.finding.filters import Filters
from naru.catalogue.queries.courses import at_place, lines_of
from naru.catalogue.search.find import find
from naru.places.models import District, Place
from naru.web.public.courses.cards import Card, card_of

FEW = 3


def cards_at(place: Place, *, at: datetime) -> list[Card]:
    """The next courses at a place."""
    lines = at_place(place, on=timezone.localdate(at), most=FEW)
    return [card_of(line, at=at) for line in lines]


def cards_about(text: str, *, at: datetime) -> list[Card]:
    """Courses that speak of everything a text names; none rather than some that speak of half."""
    found = find(text=text, at=at, size=FEW)
    if found.query is None or found.query.partly or found.query.reading.changed:
        return []
    return [card_of(line, at=at) for line in lines_of(found.hits, on=timezone.localdate(at))]


def number_in(district: District, *, at: datetime) -> int:
    """How many courses are on offer in a district."""
    return find(filters=Filters(district=frozenset([district.code])), at=at, size=1).courses
