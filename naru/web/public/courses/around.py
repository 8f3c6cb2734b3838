"""Courses beside other things: at a place, about a programme."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from naru.catalogue.finding.filters import Filters
from naru.catalogue.models import Course
from naru.catalogue.pack import links
from naru.catalogue.queries.courses import at_place
from naru.catalogue.queries.lines import lines_of
from naru.catalogue.search.find import find
from naru.catalogue.search.matching import Matched
from naru.catalogue.search.spoken import spoken_of
from naru.places.models import District, Place
from naru.programmes import queries as programmes
from naru.web.public.courses.asked import read
from naru.web.public.courses.cards import Card, card_of

FEW = 3


def cards_at(place: Place, *, at: datetime) -> list[Card]:
    """The next courses at a place."""
    lines = at_place(place, on=timezone.localdate(at), most=FEW)
    return [card_of(line, at=at) for line in lines]


@dataclass(frozen=True)
class Shelf:
    """The first courses that go with a programme, how many there are, and the list of all."""

    cards: list[Card]
    courses: int
    href: str


@dataclass(frozen=True)
class GoesWith:
    """A programme that a course goes with."""

    name: str
    href: str


def shelf_of(programme: str, *, at: datetime) -> Shelf | None:
    """What the city's pack says goes with a programme; None where it says or finds nothing.

    The list is the one of the search page. Words that only a part of is found find nothing.
    """
    link = links(Path(settings.CITY_DIR)).get(programme)
    if link is None:
        return None
    asked = read(QueryDict(urlencode(link.pairs)), districts={})
    found = find(text=asked.text, filters=asked.filters, at=at, size=FEW)
    if not found.courses or (found.query and _half(found.query)):
        return None
    lines = lines_of(found.hits, on=timezone.localdate(at))
    return Shelf([card_of(line, at=at) for line in lines], found.courses, asked.address_now)


def _half(query: Matched) -> bool:
    """Whether what was found speaks of less, or of something else, than was asked."""
    return query.partly or bool(query.reading.changed or query.reading.dropped)


def programmes_of(course: Course) -> list[GoesWith]:
    """The programmes that the pack says the course goes with. At most two queries."""
    found = links(Path(settings.CITY_DIR)).values()
    said = spoken_of(course.pk, [one.words for one in found if one.words])
    codes = [
        one.programme for one in found if one.takes(field=course.field, mode=course.mode, said=said)
    ]
    known = programmes.by_code() if codes else {}
    return [
        GoesWith(known[code].name, reverse("programme", args=[code]))
        for code in codes
        if code in known
    ]


def number_in(district: District, *, at: datetime) -> int:
    """How many courses are on offer in a district."""
    return find(filters=Filters(district=frozenset([district.code])), at=at, size=1).courses
