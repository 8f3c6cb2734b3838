"""A reform from its file to the answer, and a slider that asks again only for what moved."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from naru.city.pack import Pack
from naru.city.problems import BadPack
from naru.policies.rules.rulebook import Note
from naru.policies.rules.verdicts import Answer, decide
from naru.simulation.reading.part import read_alone
from naru.simulation.rules.reforming import Reform
from naru.simulation.running import NoSuchReform, Simulator, simulated
from naru.simulation.store.writing import built
from tests.simulation.factories import SEOUL, seoul
from tests.simulation.reading.mistakes import HANEUL, REFORM, copied


def test_gains_of_a_reform_are_those_decide_finds_one_by_one(tmp_path):
    result = simulated(HANEUL, tmp_path, "higher-ceiling", people=1500)
    part = read_alone(Pack(HANEUL))
    reader = result.bulk.people.reader()
    before = part.written.policies()["night-school"]
    after = part.written.under(result.reform, result.on).policies()["night-school"]
    gained = sum(
        decide(before, facts, result.on).answer is not Answer.YES
        and decide(after, facts, result.on).answer is Answer.YES
        for facts in map(reader.facts, range(result.bulk.people.people))
    )
    line = next(one for one in result.comparison.policies if one.policy == "night-school")
    assert (line.gaining, line.losing) == (gained, 0)
    assert gained > 0
    assert line.after.won == min(line.after.people * 20 // 100, 40) * 300_000


def test_the_day_decides_which_rules_are_compared(tmp_path):
    """From 2027 the ceiling is 100 anyhow: 20 more than the last value written is 120."""
    now = simulated(HANEUL, tmp_path, "higher-ceiling", people=1500)
    later = simulated(HANEUL, tmp_path, "higher-ceiling", people=1500, on=date(2027, 1, 2))
    may = [
        next(one for one in each.comparison.policies if one.policy == "night-school").before.people
        for each in (now, later)
    ]
    assert may[0] < may[1]
    assert (now.on, later.on) == (now.recipe.stands_on, date(2027, 1, 2))


def test_a_slider_moves_one_parameter_over_what_is_already_worked_out(tmp_path):
    part = seoul()
    store = built(tmp_path, replace(part.recipe, people=3000))
    simulator = Simulator(part, store, part.recipe.stands_on)
    for youngest in (40, 45, 50):
        reform = Reform("slider", Note("", ""), {"midlife": [youngest, 64]})
        whole = {one.policy: one for one in simulator.compared(reform).policies}
        moved = simulator.slid(reform)
        assert "training-scholarship" in {one.policy for one in moved}
        for one in moved:
            assert (one.gaining, one.losing) == (
                whole[one.policy].gaining,
                whole[one.policy].losing,
            )
        untouched = whole.keys() - {one.policy for one in moved}
        assert not any(whole[name].changes for name in untouched)


def test_an_unknown_reform_is_refused_with_those_there_are(tmp_path):
    with pytest.raises(
        NoSuchReform, match=r'no reform "nothing" in cities/seoul/reforms/: .*from-45'
    ):
        simulated(SEOUL, tmp_path, "nothing")
    assert list(tmp_path.iterdir()) == []


def test_a_reform_with_a_mistake_makes_no_city(tmp_path):
    city = copied(tmp_path, REFORM, 'name = "income-ceiling"', 'name = "ceiling"')
    with pytest.raises(BadPack, match="is not in parameters/"):
        simulated(city, tmp_path / "stores", "higher-ceiling")
    assert not (tmp_path / "stores").exists()


def test_a_pack_without_reforms_says_so(tmp_path):
    city = copied(tmp_path, REFORM, "add = 20", "add = 20")
    shutil.rmtree(city / "reforms")
    with pytest.raises(NoSuchReform, match="none yet"):
        simulated(city, tmp_path, "any")
