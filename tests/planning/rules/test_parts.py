"""Ticked parts of days become hours."""

from naru.planning.enums import Part
from naru.planning.rules.parts import windows


def test_neighbouring_parts_of_a_day_are_one_window():
    assert windows(["2E", "1M", "1A", "7M"]) == {
        1: ((8 * 60, 18 * 60),),
        2: ((18 * 60, 22 * 60 + 30),),
        7: ((8 * 60, 13 * 60),),
    }
    assert windows([]) == {}


def test_every_part_that_can_be_ticked_has_hours():
    assert sum(len(found) for found in windows(Part.values).values()) == 7
