"""Mistakes in the made-up city's file name its line and what would be right."""

import pytest

from naru.city.pack import Pack
from naru.simulation.reading.part import read_alone
from tests.simulation.reading.mistakes import HANEUL, SYNTHETIC, told

MISTAKES = [
    (
        'name = "near_poor"',
        'name = "nearpoor"',
        '"nearpoor" is not a fact; did you mean "near_poor"?',
    ),
    ('name = "near_poor"', 'name = "barred_trade"', 'name = "barred_trade" is used twice.'),
    ("yes = [700, 650, 550, 300, 150]", "yes = [700, 650]", "Write one for each age band."),
    ("yes = [700, 650, 550, 300, 150]", "between = [1, 2]", "Write yes."),
    ("yes = [700, 650, 550, 300, 150]", "yes = 1001", "1001"),
    ("EMPLOYED = [6, 6, 5, 3, 1]", "SLEEPING = 1", '"SLEEPING" does not fit employment.'),
    ("1 = 3, 2 = 4", "one = 3, 2 = 4", '"one" does not fit household_size.'),
    ("FERRY_PASS = 300", "BUS_PASS = 300", '"BUS_PASS" does not fit benefits_now.'),
    ("between = [0, 6000]", "between = [6000, 0]", "Write [lowest, first above]."),
    ('by = "household_size"', 'by = "barred_trade"', "barred_trade is not drawn above this fact."),
    ("near_poor = [true]", 'near_poor = ["yes"]', '"yes" is no value of near_poor.'),
    ("basic_livelihood = [true]", "barred_trade = [true]", '"barred_trade" is not drawn above'),
    ("stands_on = 2026-11-24", 'stands_on = "today"', "stands_on"),
]


@pytest.mark.parametrize(("before", "after", "said"), MISTAKES)
def test_a_mistake_is_told_with_file_and_line(tmp_path, before, after, said):
    problems = told(tmp_path, SYNTHETIC, before, after)
    assert any(line.startswith(f"{SYNTHETIC}:") and said in line for line in problems), problems


def test_the_recipe_has_the_latest_count_and_one_chance_a_band():
    recipe = read_alone(Pack(HANEUL)).recipe
    works = next(one for one in recipe.attributes if one.fact == "works_in_city")
    assert works.cases[0].chances == {"works_in_city": (700, 650, 550, 300, 150)}
    disabled = next(one for one in recipe.attributes if one.fact == "registered_disability")
    assert disabled.cases[0].chances == {"registered_disability": (50,) * 5}
    assert (recipe.people, recipe.ages) == (20_000, (45, 70))
