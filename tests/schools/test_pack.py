"""Schools of both packs, and what the reader refuses."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from naru.city.pack import BadPack, Pack
from naru.schools.pack import FOLDER, design_on, read_schools, schools_on

CITIES = Path(settings.CITY_DIR).parent
FILE = "life-design-school.toml"


def test_the_life_design_school_has_three_stages_and_five_assets():
    school = schools_on(date(2026, 11, 30))["life-design-school"]
    assert [one.code for one in school.stages] == ["explore", "plan", "do"]
    assert [one.name_ko for one in school.strands] == [
        *("일", "미래기술", "커뮤니티", "건강", "취향")
    ]
    assert (school.mode, school.policy) == ("REVIEW", "life-design-school")
    said = design_on(school.code, school.from_on)
    assert (said.source, "보기" in said.sample.ko) == ("s75", True)


def test_before_its_first_day_there_is_no_school():
    assert schools_on(date(2026, 3, 11)) == {}
    assert design_on("life-design-school", date(2026, 3, 11)) is None
    assert design_on("magic", date(2026, 11, 30)) is None


def test_another_city_has_a_school_of_its_own_or_none(settings, tmp_path):
    settings.CITY_DIR = CITIES / "haneul"
    school = schools_on(date(2026, 11, 30))["boat-year"]
    assert [(one.code, one.at_least) for one in school.stages] == [("look", 1), ("build", 2)]
    assert (school.mode, school.policy, school.strands) == ("DRAW", "", ())
    settings.CITY_DIR = tmp_path
    assert schools_on(date(2026, 11, 30)) == {}


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('programme = "life-design-school"', 'programme = "magic"', "magic"),
        ('policy = "life-design-school"', 'policy = "wand"', "wand"),
        ('source = "s75"', 'source = "s0000"', "s0000"),
        ('code = "plan"', 'code = "explore"', "used twice"),
        ('code = "health"', 'code = "work"', "used twice"),
        ('code = "life-design-school"', 'code = "another"', "name of the file"),
        ("at_least = 2", "at_least = 0", "at_least"),
    ],
)
def test_mistakes_are_named(tmp_path, was, becomes, said):
    folder = tmp_path / "seoul" / FOLDER
    folder.mkdir(parents=True)
    text = (CITIES / "seoul" / FOLDER / FILE).read_text()
    (folder / FILE).write_text(text.replace(was, becomes, 1))
    shutil.copy(CITIES / "seoul" / "city.toml", folder.parent)
    pack = Pack(folder.parent)
    known = {"programmes": ["life-design-school"], "policies": ["life-design-school"]}
    read_schools(pack, sources=["s75"], **known)
    with pytest.raises(BadPack) as wrong:
        pack.stop_if_wrong()
    assert said in str(wrong.value)
