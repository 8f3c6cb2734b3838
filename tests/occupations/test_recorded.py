"""The real lists as recorded: the pack's codes are theirs, and their files can be imported.

Collected only where the recordings lie (`recorded.FOLDER`, set by NARU_SAMPLES).
"""

import json

import pytest

from naru.city.pack import Pack
from naru.flows.import_occupations import import_occupations
from naru.occupations.enums import Scheme
from naru.occupations.pack import read_occupations
from naru.occupations.reading.files import parse
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


RELATIONS = "esco/sample_with_relations/occupation_to_skill_relations.csv"
READ = [
    ("KECO", "classification/keco2025_tree.json", "CLASSES", 677, 0, 0),
    ("NCS", "classification/ncs_codes_4level_2021.csv", "CLASSES", 1429, 0, 0),
    ("DICTIONARY", "work24_job_dictionary/djob_index.csv", "OCCUPATIONS", 6313, 0, 0),
    ("DICTIONARY", "work24_job_dictionary/djob_details.jsonl", "OCCUPATIONS", 4435, 0, 0),
    ("ESCO", "esco/v1.1.2/occupations.csv", "OCCUPATIONS", 3007, 0, 0),
    ("ESCO", "esco/sample_with_relations/occupations.csv", "OCCUPATIONS", 2716, 0, 2),
    ("ESCO", "esco/sample_with_relations/skills.csv", "SKILLS", 1000, 0, 0),
    ("ESCO", RELATIONS, "NEEDS", 0, 8675, 4),
    ("ONET", "onet/occupations.csv", "OCCUPATIONS", 1016, 0, 0),
    ("ONET", "onet/skills.csv", "NEEDS", 35, 31290, 0),
    ("ONET", "onet/knowledge.csv", "KNOWLEDGE", 33, 29482, 20),
]


@pytest.mark.parametrize(("scheme", "file", "part", "entries", "needs", "refused"), READ)
def test_recorded_files_are_read_whole(scheme, file, part, entries, needs, refused):
    parsed = parse(Scheme(scheme), FOLDER / file)
    found = (parsed.part, len(parsed.entries), len(parsed.needs), len(parsed.refused))
    assert found == (part, entries, needs, refused)


@pytest.mark.django_db(transaction=True)
def test_the_recorded_sample_of_esco_comes_in_once(noon):
    folder = FOLDER / "esco/sample_with_relations"
    counts = []
    for file in ("occupations", "skills", "occupation_to_skill_relations"):
        path = folder / f"{file}.csv"
        told = import_occupations(scheme=Scheme.ESCO, edition="sample", path=path, at=noon)
        counts.append((told.release.rows_read, told.release.rows_refused))
        again = import_occupations(scheme=Scheme.ESCO, edition="sample", path=path, at=noon)
        assert again.before
    assert counts == [(2716, 2), (1000, 0), (8674, 5)]


def test_every_link_of_the_pack_is_in_the_recorded_lists(seoul):
    for scheme, file, name in (
        ("ESCO", "esco/v1.1.2/occupations.csv", "esco"),
        ("ONET", "onet/occupations.csv", "onet"),
    ):
        known = {one.code for one in parse(Scheme(scheme), FOLDER / file).entries}
        linked = {
            code
            for read in seoul.occupations
            for entry in read.value.occupation
            for code in getattr(entry, name)
        }
        assert linked - known == set()
        assert len(linked) > 80
