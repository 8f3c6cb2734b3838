"""What an address asks for: read leniently, written back whole."""

import pytest
from django.http import QueryDict

from naru.catalogue.finding.filters import Person
from naru.catalogue.finding.orders import Order
from naru.web.public.courses.asked import LONGEST_TEXT, read
from tests.places.factories import DistrictFactory, PlaceFactory

WHOLE = (
    "q=%EC%97%91%EC%85%80&district=here&mode=ONLINE&mode=FIELD&when=EVENING&field=digital"
    "&certificate=%2A&cost=10000&open=1&home=here&from=hall&within=3000&age=52&suits=1&maybe=1"
    "&sort=nearest&page=2"
)


def asked(query, **more):
    here = DistrictFactory.build(code="here", latitude=1.0, longitude=2.0)
    hall = PlaceFactory.build(code="hall", district=here, latitude=3.0, longitude=4.0)
    return read(QueryDict(query), districts={"here": here}, places={"hall": hall}, **more)


def test_a_whole_search_is_understood_and_written_back_the_same():
    found = asked(WHOLE)
    assert found.left_out == ()
    assert found.address_now == f"/courses/?{WHOLE}"
    filters = found.filters
    assert filters.active == [
        *("district", "mode", "when", "field", "certificate"),
        *("near", "price", "open", "audience"),
    ]
    assert (filters.home, filters.within_m, filters.most_won) == ((3.0, 4.0), 3000, 10_000)
    assert filters.person == Person(age=52, lives_in_city=True, district="here")
    assert (found.order, found.page) == (Order.NEAREST, 2)


def test_an_empty_form_asks_for_everything():
    found = asked("q=&home=&within=&age=&cost=&sort=")
    assert (found.pairs, found.left_out, found.address_now) == ((), (), "/courses/")


@pytest.mark.parametrize(
    "query",
    [
        "mode=CASTLE",
        "when=NEVER",
        "field=alchemy",
        "district=nowhere",
        "cost=-1",
        "cost=1e9",
        "home=nowhere",
        "from=nowhere",
        "within=7",
        "age=fifty",
        "age=0",
        "age=999",
        "sort=random",
        "page=0",
        "page=x",
        "page=99999999999999999999",
    ],
)
def test_a_wrong_value_is_named_and_the_rest_is_kept(query):
    found = asked(f"q=excel&mode=ONLINE&{query}")
    assert len(found.left_out) == 1
    assert found.pairs == (("q", "excel"), ("mode", "ONLINE"))


def test_far_too_long_words_are_cut_and_that_is_said():
    found = asked("q=" + "가" * 5000)
    assert found.text == "가" * LONGEST_TEXT
    assert "100자" in found.left_out[0]


def test_distance_without_a_home_and_suiting_without_a_person_say_what_is_missing():
    found = asked("within=3000&sort=nearest&suits=1")
    assert (found.within_m, found.order, found.suits) == (None, Order.FIT, False)
    assert [line[:6] for line in found.left_out] == ["거리를 재려", "나에게 맞는"]


def test_the_record_counts_and_the_page_goes_before_it():
    record = Person(age=50, lives_in_city=True, works_or_learns_in_city=True, district="here")
    assert asked("suits=1&within=1000", record=record).person == record
    assert asked("home=outside&age=61", record=record).person == Person(
        age=61, lives_in_city=False, works_or_learns_in_city=True, district=None
    )


def test_taking_one_thing_off_leaves_the_others_and_begins_anew():
    found = asked("q=excel&mode=ONLINE&mode=FIELD&page=3")
    assert found.address(off=[("mode", "FIELD")]) == "/courses/?q=excel&mode=ONLINE"
