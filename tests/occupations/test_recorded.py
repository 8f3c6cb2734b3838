"""The real lists as recorded: the pack's codes are theirs, and their files can be imported.

Collected only where the recordings lie (`recorded.FOLDER`, set by NARU_SAMPLES).
"""

import json

import pytest

from naru.city.pack import Pack
from naru.occupations.pack import read_occupations
from tests.catalogue.recorded import FOLDER
from tests.city.packs import CITIES


@pytest.fixture(scope="module")
def seoul():
    return read_occupations(Pack(CITIES / "seoul"), sources=None)


def test_codes_and_names_are_those_of_the_recorded_lists(seoul):
    """KECO by its tree of 2025, NCS by its tree of 2021, on machines that have the recordings."""
    tree, table = FOLDER / "classification/keco2025_tree.json", "ncs_codes_4level_2021.csv"
    known = {row["code"]: row["name"] for row in json.loads(tree.read_text("utf-8"))}
    lines = (FOLDER / "classification" / table).read_text("utf-8-sig").splitlines()
    ncs = {line[:end] for line in lines[1:] for end in (4, 6, 8)}
    for read in seoul.occupations:
        for entry in read.value.occupation:
            assert known[entry.keco.code] == entry.keco.name
            assert set(entry.ncs) <= ncs, entry.code
    codes = {one.ncs for read in seoul.skills for one in read.value.skill if one.ncs}
    assert codes <= ncs
