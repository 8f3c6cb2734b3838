"""Where a step stands."""

from datetime import date

import pytest

from naru.planning.rules.progress import Standing, practising, standing

ON = date(2026, 11, 24)
PLAIN = {
    "done": False, "enrolled": False, "here": True, "gone": False, "moved": False, "full": False,
    "starts_on": date(2026, 12, 1), "own_pace": False, "on": ON,
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ({}, Standing.TO_APPLY),
        ({"done": True, "gone": True}, Standing.DONE),
        ({"gone": True, "enrolled": True}, Standing.GONE),
        ({"gone": True, "moved": True}, Standing.GONE),
        ({"moved": True, "enrolled": True}, Standing.MOVED),
        ({"full": True}, Standing.FULL),
        ({"full": True, "enrolled": True}, Standing.ENROLLED),
        ({"enrolled": True, "starts_on": ON}, Standing.GOING),
        ({"starts_on": ON}, Standing.MISSED),
        ({"starts_on": ON, "here": False}, Standing.GOING),
        ({"own_pace": True}, Standing.TO_BEGIN),
        ({"own_pace": True, "starts_on": ON}, Standing.GOING),
    ],
)
def test_standing(said, stands):
    assert standing(**PLAIN | said) == stands


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ({}, Standing.TO_BOOK),
        ({"opens_on": date(2026, 11, 25)}, Standing.TO_WAIT),
        ({"booked": True}, Standing.BOOKED),
        ({"last_on": ON}, Standing.TO_BOOK),
        ({"last_on": date(2026, 11, 23), "booked": True}, Standing.MISSED),
        ({"gone": True, "booked": True}, Standing.GONE),
        ({"gone": True, "done": True}, Standing.DONE),
    ],
)
def test_practice(said, stands):
    plain = {
        "done": False, "gone": False, "booked": False, "opens_on": ON,
        "last_on": date(2026, 12, 1), "on": ON,
    }  # fmt: skip
    assert practising(**plain | said) == stands
