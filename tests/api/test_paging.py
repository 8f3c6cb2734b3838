"""Every row once, in order, whatever happens between two pages."""

import base64
import json

import pytest
from django.test import Client

from tests.places.factories import PlaceFactory
from tests.programmes.factories import AreaFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db


def cursor(values):
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def codes(address):
    """Codes of the page and the address of the next."""
    answer = Client().get(address)
    assert answer.status_code == 200, answer.content
    page = answer.json()
    return [item["code"] for item in page["items"]], page["next"]


def test_a_page_leads_to_the_next_until_the_last():
    for number in range(5):
        PlaceFactory(code=f"p{number}", district=None)
    seen, address, pages = [], "/api/v1/places?limit=2", 0
    while address:
        found, address = codes(address)
        seen += found
        pages += 1
    assert (seen, pages) == (["p0", "p1", "p2", "p3", "p4"], 3)


def test_a_full_last_page_has_no_next():
    PlaceFactory(code="p0", district=None)
    PlaceFactory(code="p1", district=None)
    assert codes("/api/v1/places?limit=2") == (["p0", "p1"], None)


def test_what_comes_in_between_two_pages_shifts_nothing():
    for number in range(1, 4):
        PlaceFactory(code=f"p{number}", district=None)
    first, address = codes("/api/v1/places?limit=2")
    PlaceFactory(code="p0", district=None)
    second, _last = codes(address)
    assert (first, second) == (["p1", "p2"], ["p3"])


def test_programmes_go_by_area_then_number_and_keep_the_filter():
    second = AreaFactory(number=2, code="two")
    first = AreaFactory(number=1, code="one")
    for code, area, number in (
        ("d", second, 1),
        ("b", first, 2),
        ("a", first, 10),
        ("c", first, 1),
    ):
        ProgrammeFactory(code=code, area=area, number=number)
    page, address = codes("/api/v1/programmes?limit=2")
    assert (page, codes(address)) == (["c", "b"], (["a", "d"], None))
    page, address = codes("/api/v1/programmes?limit=2&area=one")
    assert (page, codes(address)) == (["c", "b"], (["a"], None))


@pytest.mark.parametrize(
    "sent",
    [
        "x",
        "%F0%9F%98%80",
        "====",
        cursor([]),
        cursor(["a", "b"]),
        cursor([1]),
        cursor([None]),
        cursor({"a": 1}),
        cursor("p1"),
        cursor(["\0"]),
        cursor(["\ud800"]),
        cursor([["p1"]]),
        cursor([True]),
        "a" * 401,
    ],
)
def test_a_cursor_that_is_none_of_ours_is_refused(sent):
    answer = Client().get(f"/api/v1/places?cursor={sent}")
    assert answer.status_code == 422
    assert [error["name"] for error in answer.json()["errors"]] == ["cursor"]


def test_a_cursor_with_a_number_no_column_holds_is_refused():
    for number in (2**31, 10**40, -(2**40)):
        address = f"/api/v1/areas?cursor={cursor([number, 1])}"
        assert Client().get(address).status_code == 422


@pytest.mark.parametrize("limit", ["0", "101", "-1", "a", "", "1e9", "9" * 30, "1.5"])
def test_a_limit_out_of_bounds_is_refused(limit):
    answer = Client().get(f"/api/v1/areas?limit={limit}")
    assert answer.status_code == 422
    assert [error["name"] for error in answer.json()["errors"]] == ["limit"]
