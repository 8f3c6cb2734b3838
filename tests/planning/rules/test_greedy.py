"""Greedy plans hold, and know what goes first."""

from bench.plan_made import catalogue, question
from naru.planning.rules import judging
from naru.planning.rules.greedy import greedy
from naru.planning.rules.routes import setting
from tests.planning.made import asks, own_pace


def made(here, **said):
    return greedy(
        here.choice.options,
        here.question.person,
        here.steps,
        weekly_minutes=here.maker.hours,
        **said,
    )


def test_greedy_plans_hold():
    sizes = []
    for seed in range(5):
        here = setting(question(catalogue(200), seed))
        plan = made(here)
        judging.check(plan, here.question.person, here.maker.hours)
        sizes.append(len(plan))
    assert max(sizes) > 2


def test_most_weight_an_hour_first_unless_a_plan_was_there_before():
    here = setting(asks(own_pace("long", weeks=8), own_pace("short"), weekly_minutes=120))
    assert [option.offering for option in made(here)] == ["short"]
    long = setting(asks(own_pace("long", weeks=8), weekly_minutes=120)).choice.options[0]
    both = [*here.choice.options, long]
    plan = greedy(both, here.question.person, here.steps, weekly_minutes=120, first=[long.key])
    assert plan[0] == long
    assert (
        greedy(both, here.question.person, here.steps, weekly_minutes=120, fixed=[long])[0] == long
    )
