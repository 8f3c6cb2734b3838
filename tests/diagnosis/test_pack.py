"""Questionnaires in the pack: both cities load, mistakes are told, versions never change."""

import re
from itertools import pairwise

import pytest
from django.db import transaction

from naru.city.pack import Pack
from naru.city.problems import BadPack
from naru.diagnosis import pack as module
from naru.diagnosis.models import Questionnaire
from naru.diagnosis.reading.schema import ScalesFile
from naru.diagnosis.rules.preference import believe
from tests.city.packs import CITIES, copy_of

LINES = {
    "unknown scale": (
        "domains.toml",
        'scale = "work"\ntext',
        'scale = "wrok"\ntext',
        '"wrok" is not in [[scale]]; did you mean "work"?',
    ),
    "nothing against": (
        "domains.toml",
        "reversed = true\n",
        "",
        "work has no statements for and against it. Give it at least one [[item]]",
    ),
    "four answers": (
        "interests.toml",
        '  { ko = "아주 하고 싶어요", en = "I would like it very much" },\n',
        "",
        "it has fewer than 5 items. Write the five answers, the least first.",
    ),
    "bands": (
        "interests.toml",
        "high_from = 3.6",
        "high_from = 2.6",
        "the highest band begins before the middle one. Make high_from greater",
    ),
    "programme": (
        "domains.toml",
        '"night-school"',
        '"nightschool"',
        '"nightschool" is not in programmes/; did you mean "night-school"?',
    ),
    "pairs": ("values.toml", "least = 2", "least = 9", "least is greater than most."),
    "more than there are": (
        "values.toml",
        "most = 3",
        "most = 4",
        "4 dimensions make no more than 3 different pairs. Write most = 3, or add a dimension.",
    ),
    "unknown skill": (
        "skills.toml",
        'skills = ["skill.knots"]',
        'skills = ["skill.nots"]',
        '"skill.nots" is not in [[skill]]; did you mean "skill.knots"?',
    ),
    "a skill of nobody": (
        "skills.toml",
        '[[skill]]\ncode = "skill.knots"',
        '[[skill]]\ncode = "skill.knits"',
        '"skill.knits" is not in skills/; did you mean "skill.knots"?',
    ),
    "no skill code": (
        "skills.toml",
        'skills = ["skill.knots"]',
        'skills = ["knots"]',
        "it is not written as it should be. Write codes of skills, such as skill.listening.",
    ),
    "twice": (
        "skills.toml",
        'code = "boat"',
        'code = "guests"',
        'code = "guests" is used twice in care. Give this activity another.',
    ),
}


@pytest.fixture
def haneul(tmp_path):
    return copy_of("haneul", tmp_path)


def read(folder):
    pack = Pack(folder)
    programmes = [path.stem for path in (folder / "programmes").glob("*.toml")]
    skills = [
        code
        for path in (folder / "skills").glob("*.toml")
        for code in re.findall(r'"(skill\.[^"]+)"', path.read_text("utf-8"))
    ]
    part = module.read_questionnaires(pack, programmes=programmes, skills=skills)
    pack.stop_if_wrong()
    return part


@pytest.mark.parametrize("city", ["seoul", "haneul"])
def test_both_cities_ask_the_four_parts(city):
    files = {part: read.value for part, read in read(CITIES / city).files.items()}
    assert list(files) == ["domains", "interests", "values", "skills"]
    assert len(files["domains"].scale) == 7
    assert files["domains"].focus is not None
    assert len(believe([], len(files["values"].dimension)).weights) == len(
        files["values"].dimension
    )


def test_a_whole_run_takes_twelve_to_fifteen_minutes():
    """By the pack's own seconds: all statements, eight pairs, three situations with levels; and a
    minute and a quarter to read what it is about, once, and what comes next, before each part.
    """
    files = {part: read.value for part, read in read(CITIES / "seoul").files.items()}
    count = {
        "domains": len(files["domains"].item) + 1,
        "interests": len(files["interests"].item),
        "values": 8,
        "skills": 1 + 3 + 2,
    }
    answering = sum(count[part] * file.seconds for part, file in files.items())
    assert 12 * 60 <= answering + 75 <= 15 * 60


def test_every_domain_has_four_statements_and_no_two_in_a_row_from_one_scale():
    for part in ("domains", "interests"):
        file = read(CITIES / "seoul").files[part].value
        assert isinstance(file, ScalesFile)
        order = [one.scale for one in file.item]
        assert {order.count(one.code) for one in file.scale} == {4}
        assert all(a != b for a, b in pairwise(order))


@pytest.mark.parametrize("case", LINES)
def test_a_mistake_is_told_at_its_line(haneul, case):
    name, old, new, said = LINES[case]
    haneul.replace(f"questionnaires/{name}", old, new)
    with pytest.raises(BadPack) as bad:
        read(haneul.folder)
    lines = str(bad.value).split("\n")
    assert all(line.startswith(f"cities/haneul/questionnaires/{name}:") for line in lines)
    assert any(said in line for line in lines)


def test_a_missing_part_is_told(haneul):
    (haneul.folder / "questionnaires" / "values.toml").unlink()
    with pytest.raises(BadPack) as bad:
        read(haneul.folder)
    assert "questionnaires/values.toml: this file is missing." in str(bad.value)


@pytest.mark.django_db
def test_versions_are_added_once_and_an_edited_one_is_refused(haneul, noon):
    (first,) = module.save(read(haneul.folder), at=noon)
    (again,) = module.save(read(haneul.folder), at=noon)
    assert (first.new, again.new, again.unchanged) == (4, 0, 4)
    haneul.replace("questionnaires/values.toml", "most = 3", "most = 2")
    with pytest.raises(BadPack) as bad, transaction.atomic(savepoint=True):
        module.save(read(haneul.folder), at=noon)
    assert str(bad.value) == (
        "cities/haneul/questionnaires/values.toml:2: people may have answered version 1 as it "
        "was before. Undo the change, or make it version = 2."
    )
    haneul.replace("questionnaires/values.toml", "version = 1", "version = 2")
    (added,) = module.save(read(haneul.folder), at=noon)
    assert added.new == 1
    assert Questionnaire.objects.get(part="values", version=1).body["most"] == 3
    assert Questionnaire.objects.get(part="values", version=2).body["most"] == 2
