"""Who gains and who loses is counted person by person."""

from datetime import date

import numpy as np

from naru.policies.rules.rulebook import Standing
from naru.simulation.rules.bulk import Bulk
from naru.simulation.rules.comparing import Scenario, cells, compare, compare_some
from naru.simulation.rules.costing import Cost
from naru.simulation.rules.people import SEXES
from naru.simulation.rules.reforming import rules_on
from naru.simulation.store.opening import Store
from naru.simulation.store.writing import built
from tests.policies.factories import cond, every, policies, version
from tests.simulation.factories import TODAY, recipe

POOR, MERCHANT = cond("near_poor", "is", True), cond("small_merchant", "is", True)
COST = Cost("changed", 100, 50)


def silent():
    return version(None, standing=Standing.NOT_PUBLISHED)


def scenario(changed, costs):
    made = policies(
        {
            "changed": every(changed),
            "same": every(cond("barred_trade", "is", True)),
            "silent": [silent()],
            "all": [version(None, standing=Standing.OPEN)],
            "later": [version(every(POOR), date(2030, 1, 1))],
        }
    )
    return Scenario(rules_on(made, TODAY), costs)


def test_gains_losses_and_costs_of_a_small_city(tmp_path):
    store = Store(built(tmp_path, recipe()))
    bulk = Bulk(store, TODAY)
    before = scenario(POOR, {"changed": COST})
    after = scenario(MERCHANT, {"changed": Cost("changed", 200, 50)})
    got = compare(bulk, before, after)
    people = [store.reader().facts(place) for place in range(store.people)]
    poor = np.array([facts["near_poor"] for facts in people])
    merchant = np.array([facts["small_merchant"] for facts in people])
    barred = np.array([facts["barred_trade"] for facts in people])
    line = got.policies[0]
    assert (line.before.people, line.after.people) == (poor.sum(), merchant.sum())
    assert (line.gaining, line.losing) == ((merchant & ~poor).sum(), (poor & ~merchant).sum())
    assert (got.gaining.sum(), got.losing.sum()) == (line.gaining, line.losing)
    assert (got.unserved_before, got.unserved_after) == (
        (~(poor | barred)).sum(),
        (~(merchant | barred)).sum(),
    )
    assert (line.before.heads, line.after.won) == (poor.sum() // 2, merchant.sum() // 2 * 200)
    assert (got.won_before, got.won_after) == (line.before.won, line.after.won)
    assert [(one.policy, one.published, one.changes) for one in got.policies] == [
        ("changed", True, True),
        ("same", True, False),
        ("silent", False, False),
        ("all", True, False),
        ("later", True, False),
    ]
    undecided = {one.policy: one.before.undecided for one in got.policies}
    assert undecided == {"changed": 0, "same": 0, "silent": store.people, "all": 0, "later": 0}


def test_a_slider_asks_again_only_for_what_moved(tmp_path):
    bulk = Bulk(Store(built(tmp_path, recipe())), TODAY)
    before, after = scenario(POOR, {}), scenario(MERCHANT, {})
    whole = {one.policy: one for one in compare(bulk, before, after).policies}
    (line,) = compare_some(bulk, before, after, ["changed"])
    assert (line.gaining, line.losing) == (whole["changed"].gaining, whole["changed"].losing)


def test_every_cell_is_written_also_those_of_nobody(tmp_path):
    bulk = Bulk(Store(built(tmp_path, recipe())), TODAY)
    result = compare(bulk, scenario(POOR, {}), scenario(MERCHANT, {}))
    lines = list(cells(bulk, result, SEXES))
    assert len(lines) == 5 * 2 * 2 * 10
    mine = [line for line in lines if line.policy == "changed"]
    line = result.policies[0]
    assert sum(one.before for one in mine) == line.before.people
    assert sum(one.gains for one in mine) == line.gaining
    assert {(one.district, one.sex) for one in mine} == {
        (d, s) for d in ("riverside", "hillside") for s in SEXES
    }
    assert sorted({one.age for one in mine}) == list(range(40, 50))
