"""The solver against trying every choice, on small questions made by chance."""

import random
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from naru.credits.rules.plain import ELECTIVE, LIBERAL, MAJOR, Degree
from naru.credits.rules.ways import Aim, by_greed, way_of
from naru.credits.solver.solving import solve
from tests.credits.made import LIMITS, asks, licence, line, option

ENDS = (date(2027, 6, 13), date(2027, 12, 14), date(2028, 2, 20), date(2028, 6, 13))
INSTANCES = 220


def small_question(seed):
    """Tight limits, so that each of them matters in some of the questions."""
    dice = random.Random(seed)
    degree = Degree(
        "small",
        total=dice.randint(3, 18),
        major=dice.choice([0, 3, 6, 9]),
        liberal=dice.choice([0, 2, 3, 5]),
        one_body=dice.choice([3, 6, 9, 12]),
        licences=dice.choice([0, 1, 2]),
        licences_outside=dice.choice([0, 1]),
    )
    limits = replace(
        LIMITS,
        term=dice.choice([3, 6, 9]),
        year=dice.choice([6, 9, 12]),
        accredited=dice.choice([0, 3, 6]),
    )
    options = [option(made(dice, n), dice.randint(0, 9) * 10) for n in range(dice.randint(3, 10))]
    held = [replace(made(dice, f"h{n}"), ended_on=date(2026, 12, 14)) for n in range(2)]
    return asks(*options, held=held, degree=degree, limits=limits)


def made(dice, n):
    subject, day = f"s{dice.randint(0, 6)}", dice.choice(ENDS)
    amount = dice.choice([2, 3, 3, 6])
    if dice.random() < 0.25:
        major = dice.choice(["computing", ""])
        return licence(f"l{n}", amount, major, subject=f"l{dice.randint(0, 2)}", ended_on=day)
    category = dice.choice([MAJOR, MAJOR, LIBERAL, ELECTIVE])
    return line(
        f"c{n}",
        amount,
        subject=subject,
        ended_on=day,
        category=category,
        body=dice.choice(["open", "other"]),
        accredited=dice.random() < 0.6,
    )


def by_trying(question, aim):
    """The best value of every choice that holds: what is missing, then what the aim asks for."""
    found = []
    for number in range(len(question.options) + 1):
        for chosen in combinations(question.options, number):
            try:
                found.append(way_of(question, aim, chosen, proven=True))
            except ValueError:
                continue
    return min(value(way) for way in found)


def value(way):
    second = (way.cost_won, way.last_on) if way.aim is Aim.CHEAPEST else (way.last_on, way.cost_won)
    return (way.need.short, *second)


@pytest.mark.slow
def test_the_solver_is_as_good_as_trying_everything():
    wrong, better, met = [], 0, 0
    for seed in range(INSTANCES):
        question, aim = small_question(seed), list(Aim)[seed % 2]
        best, way = by_trying(question, aim), solve(question, aim)
        if (value(way), way.proven) != (best, True):
            wrong.append((seed, value(way), best))
        better += value(by_greed(question, aim)) > best
        met += way.need.is_met
    assert wrong == []
    assert (better > INSTANCES // 10, INSTANCES // 10 < met < INSTANCES) == (True, True)


def test_the_same_question_gets_the_same_way():
    question = small_question(3)
    assert solve(question, Aim.CHEAPEST) == solve(question, Aim.CHEAPEST)
