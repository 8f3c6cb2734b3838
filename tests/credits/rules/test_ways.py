"""A way is counted by the same book as what somebody has; greed answers and claims nothing."""

import pytest

from naru.credits.rules.plain import Degree
from naru.credits.rules.ways import Aim, answer, by_greed, way_of
from tests.credits.made import AUTUMN, ON, SPRING, asks, line, option

SMALL = Degree("small", 6, 3, 0, one_body=9, licences=1, licences_outside=1)
CHEAP = option(line("cheap", ended_on=AUTUMN), 10)
QUICK = option(line("quick", subject="same", ended_on=SPRING), 90)
TWIN = option(line("twin", subject="same", ended_on=AUTUMN), 20)


def test_the_figures_of_a_way():
    way = way_of(asks(CHEAP, QUICK, degree=SMALL), Aim.FASTEST, [CHEAP, QUICK], proven=True)
    assert [step.line.key for step in way.steps] == ["quick", "cheap"]
    assert (way.cost_won, way.last_on, way.need.total, way.proven) == (100, AUTUMN, 0, True)


def test_no_steps_end_today():
    way = way_of(asks(degree=SMALL), Aim.CHEAPEST, [], proven=True)
    assert (way.last_on, way.need.short) == (ON, 6 + 3 + 18)


def test_steps_that_break_a_limit_are_found_out():
    with pytest.raises(ValueError, match="twin: SAME"):
        way_of(asks(degree=SMALL), Aim.CHEAPEST, [QUICK, TWIN], proven=True)


def test_greed_goes_by_price_or_by_day_and_proves_nothing():
    found = answer(asks(CHEAP, QUICK, TWIN, degree=SMALL), by_greed).ways
    keys = [(way.aim, sorted(step.line.key for step in way.steps), way.proven) for way in found]
    assert keys == [
        (Aim.CHEAPEST, ["cheap", "twin"], False),
        (Aim.FASTEST, ["cheap", "quick"], False),
    ]
