"""`planning.toml`: both cities load, and what nobody decided says so."""

import pytest

from naru.city.pack import BadPack, Pack
from naru.planning import pack as planning
from tests.city.packs import copy_of


@pytest.mark.parametrize("city", ["seoul", "haneul"])
def test_both_cities_say_how_they_plan(tmp_path, settings, city):
    settings.CITY_DIR = copy_of(city, tmp_path).folder
    terms = planning.terms()
    assert set(terms.risks) == {"FIRST_COME", "FIRST_PAID", "LOTTERY", "SELECTION", "UNKNOWN"}
    assert list(terms.life) == [one.code for one in planning.life()]
    assert terms.level_of("빵 심화") > terms.level_of("빵") > terms.level_of("빵 입문")


def test_parts_of_life_name_skills_that_there_are(tmp_path):
    pack = Pack(copy_of("haneul", tmp_path).folder)
    planning.read_planning(pack, skills=["skill.knots", "skill.welcoming"])
    with pytest.raises(BadPack, match=r"signalling\" is not in skills/"):
        pack.stop_if_wrong()


def test_a_file_without_a_source_is_a_sample(tmp_path):
    copy = copy_of("haneul", tmp_path)
    path = copy.folder / "planning.toml"
    path.write_text(path.read_text().replace("sample = true", "sample = false"))
    pack = Pack(copy.folder)
    planning.read_planning(pack)
    with pytest.raises(BadPack, match="names no source"):
        pack.stop_if_wrong()
