"""Districts, counts and places follow the pack; the database holds what it can hold."""

from datetime import date

import pytest
from django.db import IntegrityError, connection

from naru.core.tables import Change
from naru.places.enums import PlaceKind, Sex
from naru.places.models import District, Place, PopulationCount
from naru.places.services import save_districts, save_places, save_population
from naru.sources.enums import Confidence
from tests.accounts.factories import OrganisationFactory
from tests.places.factories import DistrictFactory, PlaceFactory
from tests.sources.factories import SourceFactory

pytestmark = pytest.mark.django_db


def district(code, column, row):
    names = {"name_ko": code, "name_en": code, "short_ko": code, "short_en": code}
    centre = {"latitude": 10.0, "longitude": 20.0, "official_code": ""}
    return {"code": code, "column": column, "row": row, **names, **centre}


def place(code, **other):
    return {
        "code": code,
        "name_ko": code,
        "name_en": code,
        "kind": PlaceKind.CENTRE,
        "district": None,
        "organisation": None,
        "confidence": Confidence.HIGH,
        "sources": [],
        **other,
    }


def check_deferred():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_two_districts_may_change_tiles_in_one_load(noon):
    save_districts([district("a", 0, 0), district("b", 1, 0)], at=noon)
    assert save_districts([district("a", 1, 0), district("b", 0, 0)], at=noon).changed == 2
    check_deferred()


def test_a_withdrawn_district_gives_up_its_tile(noon):
    save_districts([district("a", 0, 0), district("b", 1, 0)], at=noon)
    change = save_districts([district("b", 1, 0), district("c", 0, 0)], at=noon)
    assert change == Change("places_district", new=1, unchanged=1, withdrawn=1)
    check_deferred()
    gone = District.objects.get(code="a")
    assert (gone.column, gone.row, gone.withdrawn_at) == (None, None, noon)
    assert set(District.objects.current().values_list("code", flat=True)) == {"b", "c"}


def test_the_database_refuses_two_districts_on_one_tile():
    DistrictFactory(column=3, row=3)
    DistrictFactory(column=3, row=3)
    with pytest.raises(IntegrityError, match="district_tile_taken_once"):
        check_deferred()


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"column": 12}, "district_has_tile_while_current"),
        ({"column": None, "row": None}, "district_has_tile_while_current"),
        ({"latitude": 91.0}, "district_centre_on_earth"),
    ],
)
def test_the_database_refuses_a_district_off_the_map(fields, name):
    with pytest.raises(IntegrityError, match=name):
        DistrictFactory(**fields)


def test_counts_of_a_new_day_replace_those_of_the_old_one(noon):
    DistrictFactory(code="a")
    SourceFactory(code="s")
    row = {"district": "a", "sex": Sex.MALE, "age_from": 40, "age_to": 45, "source": "s"}
    old, new = date(2025, 4, 30), date(2026, 4, 30)
    save_population([{**row, "people": 5, "as_of_on": old}], at=noon)
    change = save_population([{**row, "people": 6, "as_of_on": new}], at=noon)
    assert change == Change("places_populationcount", new=1, withdrawn=1)
    assert [count.people for count in PopulationCount.objects.current()] == [6]


def test_places_come_with_district_body_and_sources(noon):
    here, body = DistrictFactory(code="a"), OrganisationFactory(code="body")
    one, two = SourceFactory(code="one"), SourceFactory(code="two")
    rows = [place("p", district="a", organisation="body", sources=["one", "two"]), place("q")]
    assert save_places(rows, at=noon) == [
        Change("places_place", new=2),
        Change("places_place_sources", new=2),
    ]
    found = Place.objects.get(code="p")
    assert (found.district, found.organisation) == (here, body)
    assert set(found.sources.all()) == {one, two}
    rows[0]["sources"] = ["two"]
    assert save_places(rows, at=noon)[1] == Change("places_place_sources", unchanged=1, withdrawn=1)
    assert set(found.sources.all()) == {two}


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"latitude": 10.0}, "place_point_whole_or_absent"),
        ({"latitude": 10.0, "longitude": 20.0}, "place_point_whole_or_absent"),
        (
            {"latitude": 10.0, "longitude": 181.0, "coordinate_confidence": Confidence.LOW},
            "place_point_whole_or_absent",
        ),
        ({"kind": "PALACE"}, "place_kind_known"),
        ({"confidence": ""}, "place_confidence_known"),
    ],
)
def test_the_database_refuses_a_place_that_is_half_known(fields, name):
    with pytest.raises(IntegrityError, match=name):
        PlaceFactory(**fields)
