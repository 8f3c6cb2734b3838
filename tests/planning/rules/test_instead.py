"""Why not that one."""

from datetime import date

from naru.planning.rules.instead import WhyNot, why_not
from naru.planning.rules.plain import Kind, Loss, Unfit
from naru.planning.solver.solving import solve
from tests.planning.made import asks, evenings, own_pace

NINTH = date(2026, 3, 9)
A = evenings("a", NINTH)
FAR = evenings("far", NINTH, travel_minutes=90)
DEAR = own_pace("dear", weeks=8, fee_won=50_000)
COOKING = own_pace("cooking", gives=(("cook", 1),))
NEXT = evenings("next", NINTH, gives=(("code", 2),), needs=(("code", 1),))
CLASH = evenings("clash", NINTH, gives=(("test", 1),))
ASKED = asks(A, FAR, DEAR, COOKING, NEXT, CLASH)


def said(key, **wishes):
    return why_not(asks(*ASKED.offerings, **wishes), key, Kind.FASTEST, solve)


def test_of_several_runs_the_one_that_fits_counts():
    later = evenings("far", date(2026, 3, 10), gives=(("test", 1),))
    offerings = (A, FAR, later)
    found = why_not(asks(*offerings), "far", Kind.FASTEST, solve)
    assert (found.unfit, found.loss.covered) == (None, 0)
    assert why_not(asks(A), "far", Kind.FASTEST, solve) == WhyNot(Unfit.NO_RUN, None)


def test_what_keeps_it_out_or_what_it_would_cost():
    assert said("far") == WhyNot(Unfit.TOO_FAR, None)
    assert said("next") == WhyNot(Unfit.UNPREPARED, None)
    assert said("dear", have={"test": 1}) == WhyNot(None, Loss(covered=0, days=48, won=50_000))
    assert said("cooking").unfit is Unfit.NOTHING_NEW
    assert said("a") == WhyNot(None, Loss(covered=1, days=0, won=-50_000))
