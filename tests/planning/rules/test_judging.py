"""A plan is checked by other code than made it."""

from dataclasses import replace
from datetime import date

import pytest

from naru.planning.rules import judging
from naru.planning.rules.options import Maker
from naru.planning.rules.plain import Figures, Tuning
from naru.planning.rules.pruning import steps_wanted
from tests.planning.made import PERSON, asks, evenings

MAKER = Maker(PERSON, Tuning())
NINTH = date(2026, 3, 9)


def option(key, start=NINTH, needs=(), **said):
    offering = evenings(key, start, **said)
    return MAKER.option(offering, (start - MAKER.zero).days, offering.gives, needs)


BASIC = option("a", fee_won=1000)
NEXT = option("b", date(2026, 3, 31), gives=(("code", 2),), needs=(("code", 1),))


def test_figures_of_a_plan_and_of_none():
    steps = steps_wanted(asks())
    assert judging.figures([BASIC, NEXT], PERSON, steps) == Figures(
        covered=6,
        wanted=7,
        last_on=date(2026, 4, 7),
        fees_won=1000,
        travel_minutes=240,
        risk=0,
        busiest_minutes=180,
    )
    assert judging.figures([], PERSON, steps) == Figures(0, 7, None, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("plan", "minutes", "said"),
    [
        ([BASIC, option("a.2", date(2026, 3, 10))], 600, "a course twice"),
        ([option("a", fee_won=300_001)], 600, "dearer"),
        ([BASIC, option("c", date(2026, 3, 10))], 359, "too many hours"),
        ([BASIC, option("c")], 600, "two meetings at once"),
        ([NEXT], 600, "without"),
        ([BASIC, replace(NEXT, start=14)], 600, "without"),
    ],
)
def test_each_rule_is_missed_when_it_is_broken(plan, minutes, said):
    with pytest.raises(judging.Broken, match=said):
        judging.check(plan, PERSON, minutes)
    judging.check([BASIC, NEXT], PERSON, 180)
