"""Names that sources use become rows of ours, and never more than was said."""

import pytest

from naru.catalogue.queries.known_places import KnownPlaces
from tests.places.factories import DistrictFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def test_names_become_rows():
    district = DistrictFactory(name_ko="가온구")
    place = PlaceFactory(
        name_ko="새빛 캠퍼스",
        district=district,
        address="새길 9",
        latitude=37.1,
        longitude=127.1,
        coordinate_confidence="HIGH",
    )
    facts = {
        "place_words": "새빛캠퍼스",
        "residence": "DISTRICT",
        "residence_district": "가온구",
    }
    assert KnownPlaces().resolved(facts) == {
        "place_words": "새빛캠퍼스",
        "place_id": place.pk,
        "district_id": district.pk,
        "latitude": 37.1,
        "longitude": 127.1,
        "address": "새길 9",
        "residence": "DISTRICT",
        "residence_district_id": district.pk,
    }


def test_what_the_source_says_of_a_known_place_stands():
    home, other = DistrictFactory(name_ko="가온구"), DistrictFactory(name_ko="나래구")
    place = PlaceFactory(name_ko="새빛캠퍼스", district=home, address="새길 9")
    facts = {
        "place_words": "새빛캠퍼스",
        "district": "나래구",
        "address": "다른 길",
        "latitude": 1.5,
    }
    assert KnownPlaces().resolved(facts) == {
        "place_words": "새빛캠퍼스",
        "place_id": place.pk,
        "district_id": other.pk,
        "address": "다른 길",
        "latitude": 1.5,
    }


def test_unknown_names_are_left_out_and_a_rule_for_them_is_no_rule():
    facts = {"district": "먼구", "residence": "DISTRICT", "residence_district": "먼구"}
    assert KnownPlaces().resolved(facts) == {}


def test_withdrawn_places_are_not_recognised(noon):
    PlaceFactory(name_ko="새빛캠퍼스", withdrawn_at=noon)
    assert KnownPlaces().resolved({"place_words": "새빛캠퍼스"}) == {"place_words": "새빛캠퍼스"}
