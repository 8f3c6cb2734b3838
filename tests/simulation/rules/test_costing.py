"""What a policy costs a year."""

import pytest

from naru.simulation.rules.costing import Cost, CostChange

PLAIN = Cost("p", won=600_000, take_up=10)


@pytest.mark.parametrize(
    ("cost", "eligible", "heads", "won"),
    [
        (PLAIN, 1_009, 100, 60_000_000),
        (PLAIN, 9, 0, 0),
        (Cost("p", 600_000, 10, places=30), 1_000, 30, 18_000_000),
        (Cost("p", 600_000, 10, budget_won=1_799_999), 1_000, 2, 1_200_000),
        (Cost("p", 0, 10, budget_won=0), 1_000, 100, 0),
        (Cost("p", 600_000, 100, 50, 31_000_000), 1_000, 50, 30_000_000),
    ],
)
def test_take_up_is_capped_by_places_and_by_whole_grants_in_the_budget(cost, eligible, heads, won):
    assert (cost.heads(eligible), cost.total_won(eligible)) == (heads, won)


def test_a_reform_writes_over_only_what_it_names():
    change = CostChange("p", take_up=0, places=5)
    assert change.over(PLAIN) == Cost("p", 600_000, 0, 5)
