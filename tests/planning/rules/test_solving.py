"""A site without a solver plans by greed and proves nothing."""

from dataclasses import replace

from naru.planning.rules.plain import Kind
from naru.planning.rules.routes import setting
from naru.planning.rules.solving import AIMS, Solved, best_imaginable, by_greed, in_order
from tests.planning.made import asks, own_pace


def test_greed_gives_a_plan_and_a_bound():
    here = setting(asks(own_pace("a"), own_pace("b", gives=(("test", 1),)), weekly_minutes=120))
    task = here.task(AIMS[Kind.FASTEST])
    found = by_greed(task)
    assert found == Solved(tuple(in_order(found.plan)), covered=4, bound=4, proven=False)
    assert [option.offering for option in found.plan] == ["a", "b"]
    assert best_imaginable(task) == 4


def test_greed_cannot_be_made_to_take_one_of_several():
    task = setting(asks(own_pace("a"))).task(AIMS[Kind.FASTEST])
    assert by_greed(replace(task, one_of=frozenset(["a@2026-03-09"]))) is None
