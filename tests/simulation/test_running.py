"""A slider asks again only for what moved."""

from dataclasses import replace

from naru.policies.rules.rulebook import Note
from naru.simulation.rules.reforming import Reform
from naru.simulation.running import Simulator
from naru.simulation.store.writing import built
from tests.simulation.factories import seoul


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
