"""A pack need not simulate; if it does, loading the city finds the mistakes in it."""

import shutil

import pytest

from naru.city.pack import Pack
from naru.city.problems import BadPack
from naru.flows.load_city import WholePack
from tests.simulation.reading.mistakes import REFORM, SYNTHETIC, copied


def test_a_city_need_not_simulate(tmp_path):
    folder = copied(tmp_path, REFORM, "add = 20", "add = 20")
    shutil.rmtree(folder / "simulation")
    shutil.rmtree(folder / "reforms")
    assert WholePack.read(Pack(folder)).city.code == "haneul"


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        (REFORM, 'name = "income-ceiling"', 'name = "ceiling"'),
        (SYNTHETIC, 'name = "near_poor"', 'name = "nearpoor"'),
    ],
)
def test_loading_a_city_reads_its_reforms_too(tmp_path, file, before, after):
    with pytest.raises(BadPack) as refused:
        WholePack.read(Pack(copied(tmp_path, file, before, after)))
    assert all(f"haneul/{file}:" in str(problem) for problem in refused.value.problems)
