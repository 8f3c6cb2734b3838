"""Costs are won, or a dated amount of the rules; mistakes are told with their line."""

from datetime import date

import pytest

from naru.simulation.reading.costs import CostEntry, CostsFile, costs_on
from naru.simulation.rules.costing import Cost
from tests.policies.factories import parameter
from tests.simulation.reading.mistakes import COSTS, told

MISTAKES = [
    ('policy = "night-school"', 'policy = "day-school"', '"day-school" is not in policies/'),
    ("won = 300_000", 'parameter = "wage"', '"wage" is not in parameters/'),
    ("won = 300_000\n", "", "a cost has either won or parameter."),
    ("take_up = 20", "take_up = 120", "take_up"),
    ("won = 300_000", "won = -1", "won"),
]


@pytest.mark.parametrize(("before", "after", "said"), MISTAKES)
def test_a_mistake_is_told_with_file_and_line(tmp_path, before, after, said):
    problems = told(tmp_path, COSTS, before, after)
    assert any(line.startswith(f"{COSTS}:") and said in line for line in problems), problems


def test_an_amount_of_the_rules_is_that_of_the_day():
    pay = parameter("pay", (date(2025, 1, 1), 500_000), (date(2026, 1, 1), 600_000), unit="won")
    file = CostsFile(
        cost=[CostEntry(policy="jobs", parameter="pay", times=7, take_up=2, sample=False)]
    )
    days = [date(2024, 12, 31), date(2025, 1, 1), date(2026, 6, 1)]
    assert [costs_on(file, {"pay": pay}, day) for day in days] == [
        {},
        {"jobs": Cost("jobs", 3_500_000, 2)},
        {"jobs": Cost("jobs", 4_200_000, 2)},
    ]
