"""Course folders of a pack are checked against the rest of it."""

import pytest

from naru.city.pack import Pack
from naru.lessons.pack.courses import read_lessons
from tests.lessons.folders import COURSE, write

KNOWN = {"organisations": ["school"], "fields": ["trade"], "skills": ["skill.knots"]}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "cities" / "one" / "lessons" / "sheets"
    made.mkdir(parents=True)
    return made


def problems(folder, **known):
    pack = Pack(folder.parents[1])
    part = read_lessons(pack, file=None, **{**KNOWN, **known})
    return part, [str(one) for one in pack.problems]


def test_a_good_folder_is_a_course_of_the_pack(folder):
    part, found = problems(write(folder))
    assert found == []
    assert [one.course.number for one in part.courses] == ["L-9"]
    assert sorted(part.courses[0].files) == [
        "captions/cells.ko.vtt",
        "media/cells.webm",
        "media/table.csv",
        "pictures/cells.svg",
    ]


def test_mistakes_of_the_folder_stand_with_its_file_in_english(folder):
    changed = {"01-cells.ko.md": "글\n\n<b>x</b>\n"}
    _part, found = problems(write(folder, changed))
    assert "cities/one/lessons/sheets/01-cells.ko.md:3: " in "".join(found)
    assert "HTML cannot be used (<b>). Write Markdown." in "".join(found)


def test_what_the_rest_of_the_pack_does_not_know_is_told(folder):
    _part, found = problems(write(folder), organisations=[], skills=[])
    place = "cities/one/lessons/sheets/course.toml: "
    assert found == [
        f'{place}organisation "school" is not known.',
        f'{place}skills "skill.knots" is not known.',
    ]


def test_a_course_of_the_pack_has_a_number_of_its_own(folder):
    other = folder.parent / "tables"
    place, second = (f"cities/one/lessons/{name}/course.toml" for name in ("sheets", "tables"))
    other.mkdir()
    write(other)
    write(folder, {"course.toml": COURSE.replace('number = "L-9"\n', "")})
    assert problems(folder)[1] == [
        f'{place}: "number" is missing here. Add the number of the course.'
    ]
    write(folder)
    assert problems(folder)[1] == [
        f'{second}: number = "L-9" stands in lessons/sheets/course.toml too. Change one.'
    ]
