"""Distances and levels, checked against values worked out elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.places.rules import level, metres_between

degrees = {"latitude": st.floats(-90, 90), "longitude": st.floats(-180, 180)}
points = st.tuples(degrees["latitude"], degrees["longitude"])


def test_one_degree_of_latitude_is_a_360th_of_a_meridian_circle():
    assert metres_between(10, 20, 11, 20) == 111_195


def test_the_other_side_of_the_earth_is_half_a_circle_away():
    assert metres_between(0, 0, 0, 180) == 20_015_115


def test_two_towns_are_as_far_apart_as_they_are():
    """From 37.5665, 126.9780 to 35.1796, 129.0756: 325 km by the ellipsoid."""
    assert metres_between(37.5665, 126.9780, 35.1796, 129.0756) == pytest.approx(325_000, rel=0.005)


@given(points, points)
def test_the_way_back_is_as_long(one, other):
    assert metres_between(*one, *other) == metres_between(*other, *one) >= 0


@pytest.mark.parametrize(
    ("count", "most", "expected"),
    [(0, 9, 0), (1, 9, 1), (3, 9, 1), (4, 9, 2), (6, 9, 2), (7, 9, 3), (9, 9, 3), (0, 0, 0)],
)
def test_a_level_is_the_third_of_the_most(count, most, expected):
    assert level(count, most=most) == expected
