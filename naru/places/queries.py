"""Reads about districts, places and population. Each takes the same number of queries always."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import QuerySet, prefetch_related_objects

from naru.places import rules
from naru.places.enums import PlaceKind, Sex
from naru.places.models import District, Place, PopulationCount


@dataclass(frozen=True)
class Tile:
    """A district on the tile map; `level` is 0 (no place) to 3 (among those with most)."""

    district: District
    places: int
    level: int


@dataclass(frozen=True)
class NearPlace:
    """A place and its distance; `approximate` if only its district's centre is known."""

    place: Place
    metres: int
    approximate: bool


@dataclass(frozen=True)
class DistrictPopulation:
    """Residents of one district by sex and youngest age of the band."""

    district: District
    people: dict[tuple[Sex, int], int]

    @cached_property
    def total(self) -> int:
        return sum(self.people.values())


@dataclass(frozen=True)
class Population:
    """Residents of the ages served; `bands` are `[from, to)` in years of age."""

    as_of_on: date | None
    bands: list[tuple[int, int]]
    districts: list[DistrictPopulation]

    @cached_property
    def total(self) -> int:
        return sum(one.total for one in self.districts)


def tiles() -> list[Tile]:
    """The city's districts in map order (row by row), with their number of places. Two
    queries."""
    counts = Counter(Place.objects.current().values_list("district_id", flat=True))
    districts = District.objects.current().order_by("row", "column")
    found = [(district, counts[district.pk]) for district in districts]
    most = max((number for _, number in found), default=0)
    return [Tile(one, number, rules.level(number, most=most)) for one, number in found]


def located() -> list[Place]:
    """Places that a distance can be measured from, by name: by a point or a district. One query."""
    places = Place.objects.current().select_related("district")
    known = [one for one in places if one.district or one.latitude is not None]
    return sorted(known, key=lambda place: place.name)


def districts() -> list[District]:
    """The city's districts by name, for a choice."""
    return list(District.objects.current().order_by("name_ko"))


def district(code: str) -> District | None:
    """The district of this code, or None. One query."""
    return District.objects.current().filter(code=code).first()


def place(code: str) -> Place | None:
    """The place of this code with district, body and sources, or None. Two queries."""
    return _places().filter(code=code).first()


def has_ended(code: str) -> bool:
    """Whether the city had a place of this code and has it no more. One query."""
    return Place.objects.filter(code=code, withdrawn_at__isnull=False).exists()


def named() -> list[Place]:
    """All places by name, for a choice. One query."""
    return list(Place.objects.current().order_by("name_ko", "pk"))


def places(*, kind: PlaceKind | None = None) -> QuerySet[Place]:
    """All places by name, or those of one kind; a page of them is three queries."""
    found = _places().order_by("name_ko", "pk")
    return found.filter(kind=kind) if kind else found


def places_in(district: District) -> list[Place]:
    """The district's places by name, with body and sources. Two queries."""
    return list(_places().filter(district=district).order_by("name_ko"))


def nearest(
    *, latitude: float, longitude: float, limit: int = 10, outside: District | None = None
) -> list[NearPlace]:
    """The places closest to a point, nearest first; those of the district `outside` which one
    looks are left out. Two queries.

    A place without a point of its own stands at its district's centre and is marked
    approximate; one without a district is left out.
    """
    near = [
        NearPlace(place, rules.metres_between(latitude, longitude, *point), approximate)
        for place in _told()
        if (found := _point(place)) is not None and (outside is None or place.district != outside)
        for point, approximate in [found]
    ]
    near.sort(key=lambda one: (one.metres, one.approximate, one.place.name_ko))
    prefetch_related_objects([one.place for one in near[:limit]], "sources")
    return near[:limit]


def nearest_to(district: District, *, limit: int = 10) -> list[NearPlace]:
    """The places closest to a district's centre: its own and those beyond. Two queries."""
    return nearest(latitude=district.latitude, longitude=district.longitude, limit=limit)


def beyond(district: District, *, limit: int) -> list[NearPlace]:
    """The places outside the district that are closest to its centre. Two queries."""
    return nearest(
        latitude=district.latitude, longitude=district.longitude, limit=limit, outside=district
    )


def population() -> Population:
    """Residents by district (in order of name), sex and band. One query."""
    counts = PopulationCount.objects.current().select_related("district")
    people: defaultdict[District, dict[tuple[Sex, int], int]] = defaultdict(dict)
    bands, day = set(), None
    for count in counts.order_by("district__name_ko", "sex", "age_from"):
        people[count.district][Sex(count.sex), count.age_from] = count.people
        bands.add((count.age_from, count.age_to))
        day = max(day or count.as_of_on, count.as_of_on)
    return Population(
        as_of_on=day,
        bands=sorted(bands),
        districts=[DistrictPopulation(one, numbers) for one, numbers in people.items()],
    )


def _places() -> QuerySet[Place]:
    return _told().prefetch_related("sources")


def _told() -> QuerySet[Place]:
    return Place.objects.current().select_related("district", "organisation")


def _point(place: Place) -> tuple[tuple[float, float], bool] | None:
    """Where the place is, and whether that is only its district's centre."""
    if place.latitude is not None and place.longitude is not None:
        return (place.latitude, place.longitude), False
    if place.district is not None:
        return (place.district.latitude, place.district.longitude), True
    return None
