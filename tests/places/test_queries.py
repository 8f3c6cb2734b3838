"""Reads about places: what pages show, in a constant number of queries."""

from datetime import date

import pytest

from naru.places import queries
from naru.places.enums import Sex
from naru.places.models import PopulationCount
from naru.places.queries import NearPlace, Tile
from naru.sources.enums import Confidence
from tests.places.factories import DistrictFactory, PlaceFactory
from tests.sources.factories import SourceFactory

pytestmark = pytest.mark.django_db

POINT = {"coordinate_confidence": Confidence.HIGH}


def test_tiles_come_row_by_row_with_their_level(noon):
    many = DistrictFactory(column=1, row=0)
    few = DistrictFactory(column=0, row=1)
    none = DistrictFactory(column=0, row=0)
    PlaceFactory.create_batch(4, district=many)
    PlaceFactory(district=few)
    PlaceFactory(district=none, withdrawn_at=noon)
    gone = {"column": None, "row": None, "withdrawn_at": noon}
    DistrictFactory(**gone)
    assert queries.tiles() == [Tile(none, 0, 0), Tile(many, 4, 3), Tile(few, 1, 1)]


def test_the_places_of_a_district_come_by_name():
    b, a = DistrictFactory(name_ko="나구"), DistrictFactory(name_ko="가구")
    in_b = [PlaceFactory(district=b, name_ko="ㄱ"), PlaceFactory(district=b, name_ko="ㄴ")]
    PlaceFactory(district=a)
    assert queries.places_in(b) == in_b


def test_the_nearest_place_comes_first_and_a_guess_is_marked(noon):
    here = DistrictFactory(latitude=10.0, longitude=20.0)
    there = DistrictFactory(latitude=11.0, longitude=20.0)
    exact = PlaceFactory(district=here, latitude=10.1, longitude=20.0, **POINT)
    guessed = PlaceFactory(district=here)
    far = PlaceFactory(district=there)
    PlaceFactory(district=None)
    PlaceFactory(district=here, withdrawn_at=noon)
    assert queries.nearest_to(here) == [
        NearPlace(guessed, 0, True),
        NearPlace(exact, 11_120, False),
        NearPlace(far, 111_195, True),
    ]
    assert queries.nearest(latitude=10.1, longitude=20.0, limit=1) == [NearPlace(exact, 0, False)]


def test_population_is_told_by_district_sex_and_band():
    source = SourceFactory()
    b, a = DistrictFactory(name_ko="나구"), DistrictFactory(name_ko="가구")
    day = date(2025, 4, 30)
    for district, sex, age, people in [
        (b, Sex.MALE, 40, 1),
        (b, Sex.FEMALE, 45, 2),
        (a, Sex.MALE, 40, 4),
    ]:
        PopulationCount.objects.create(
            district=district,
            sex=sex,
            age_from=age,
            age_to=age + 5,
            people=people,
            as_of_on=day,
            source=source,
        )
    found = queries.population()
    assert (found.as_of_on, found.bands, found.total) == (day, [(40, 45), (45, 50)], 7)
    assert [(one.district, one.people, one.total) for one in found.districts] == [
        (a, {(Sex.MALE, 40): 4}, 4),
        (b, {(Sex.MALE, 40): 1, (Sex.FEMALE, 45): 2}, 3),
    ]


def test_without_counts_there_is_no_day():
    assert queries.population() == queries.Population(None, [], [])


@pytest.mark.parametrize("rows", [1, 4])
@pytest.mark.parametrize(
    ("read", "count"),
    [
        (queries.tiles, 2),
        (lambda: queries.nearest(latitude=10, longitude=20), 2),
        (queries.population, 1),
    ],
)
def test_one_or_many_cost_the_same_queries(rows, read, count, django_assert_num_queries):
    for place in PlaceFactory.create_batch(rows):
        place.sources.add(SourceFactory())
    with django_assert_num_queries(count):
        read()
