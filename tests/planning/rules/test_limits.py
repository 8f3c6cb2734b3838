"""Which wish is in the way, and what it would take."""

from dataclasses import replace
from datetime import date

import pytest

from naru.planning.rules.limits import loosenings
from naru.planning.rules.plain import Limit, Loosening
from naru.planning.solver.solving import solve
from tests.planning.made import asks, evenings, own_pace

NINTH = date(2026, 3, 9)
RUN = evenings("a", NINTH, fee_won=90_000)


@pytest.mark.parametrize(
    ("said", "offering", "found"),
    [
        ({"money_won": 0}, RUN, Loosening((Limit.MONEY,), 3, amount=90_000)),
        ({"travel_minutes": 0}, RUN, Loosening((Limit.TRAVEL,), 3, amount=30)),
        ({"weekly_minutes": 0}, RUN, Loosening((Limit.HOURS,), 3, amount=180)),
        ({"deadline_on": date(2026, 3, 3)}, RUN,
         Loosening((Limit.DEADLINE,), 3, until_on=date(2026, 3, 16))),
        ({"free": {}}, RUN, Loosening((Limit.TIMES,), 3)),
        ({"care": {1: ((0, 1440),)}}, RUN, Loosening((Limit.CARE,), 3)),
        ({"free": {}}, own_pace("b"), Loosening((Limit.TIMES,), 3)),
        ({"free": {}, "money_won": 0}, RUN,
         Loosening((Limit.TIMES, Limit.MONEY), 3, amounts=(None, 90_000))),
        ({"weekly_minutes": 0, "deadline_on": date(2026, 3, 3)}, RUN,
         Loosening((Limit.HOURS, Limit.DEADLINE), 3, until_on=date(2026, 3, 16),
                   amounts=(180, None))),
    ],
)  # fmt: skip
def test_the_limit_in_the_way_is_named_with_what_it_would_take(said, offering, found):
    assert loosenings(asks(offering, **said), 0, solve) == (found,)


def test_nothing_helps_where_nobody_teaches_it():
    assert loosenings(asks(), 0, solve) == ()
    begun = replace(RUN, starts_on=date(2026, 3, 2))
    assert loosenings(asks(begun, money_won=0), 0, solve) == ()
