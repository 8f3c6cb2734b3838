"""One change to a copy of Haneul's pack, and what the reader says."""

import shutil

import pytest
from django.conf import settings

from naru.city.pack import Pack
from naru.city.problems import BadPack
from naru.simulation.reading.part import read_alone, read_named

HANEUL = settings.BASE_DIR / "cities" / "haneul"
SYNTHETIC, COSTS = "simulation/synthetic.toml", "simulation/costs.toml"
REFORM = "reforms/higher-ceiling.toml"


def copied(folder, file, before, after):
    """A copy of the pack in which the first `before` of the file is `after`."""
    shutil.copytree(HANEUL, folder / "haneul")
    path = folder / "haneul" / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return folder / "haneul"


def told(folder, file, before, after):
    """The mistakes found, without the folder's name."""
    pack = Pack(copied(folder, file, before, after))
    with pytest.raises(BadPack) as refused:
        read_named(pack, read_alone(pack), "higher-ceiling")
        pack.stop_if_wrong()
    return [
        str(problem).removeprefix(f"{folder.name}/haneul/") for problem in refused.value.problems
    ]
