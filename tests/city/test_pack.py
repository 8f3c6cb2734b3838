"""Every kind of mistake names file, line and what would be right."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.city.pack import Pack
from naru.city.problems import BadPack, Problem
from naru.flows.load_city import WholePack
from tests.city.mistakes import MISTAKES
from tests.city.packs import copy_of
from tests.city.recipe_mistakes import RECIPE_MISTAKES


@pytest.fixture
def pack(tmp_path):
    return copy_of("haneul", tmp_path)


def mistakes(pack) -> list[str]:
    with pytest.raises(BadPack) as bad:
        WholePack.read(Pack(pack.folder))
    lines = str(bad.value).split("\n")
    assert len(lines) == len(bad.value.problems)
    return [line.removeprefix("cities/haneul/") for line in lines]


def test_the_pack_itself_has_no_mistake(pack):
    WholePack.read(Pack(pack.folder))


@pytest.mark.parametrize(("file", "old", "new", "message"), [*MISTAKES, *RECIPE_MISTAKES])
def test_a_mistake_is_told_with_file_line_and_what_is_right(pack, file, old, new, message):
    pack.replace(file, old, new)
    told = mistakes(pack)
    assert len(told) == 1
    where, _, said = told[0].partition(":")
    assert said == message
    assert where == file or "same number" in message


def test_all_mistakes_are_told_at_once_in_order(pack):
    pack.replace("areas.toml", "number = 1", "number = -1")
    pack.replace("city.toml", "official = false", 'official = "no"')
    pack.replace("city.toml", 'code = "haneul"\n', "")
    pack.write("programmes/empty.toml", "")
    told = [line.split(" ")[0] for line in mistakes(pack)]
    assert told[:3] == ["areas.toml:5:", "city.toml:1:", "city.toml:7:"]
    assert set(told[3:]) == {"programmes/empty.toml:1:"}


@pytest.mark.parametrize("name", ["plan.toml", "population.csv"])
def test_a_missing_file_is_named(pack, name):
    (pack.folder / name).unlink()
    assert mistakes(pack) == [f"{name}: this file is missing. Add it (docs/city-pack.md)."]


def test_what_could_not_be_read_is_not_handed_out(pack):
    read = Pack(pack.folder)
    assert read.sure(1) == 1
    with pytest.raises(BadPack):
        read.sure(None)


def test_a_folder_without_programmes_is_named(pack):
    for path in (pack.folder / "programmes").iterdir():
        path.unlink()
    assert mistakes(pack) == ["programmes/: this folder is missing or empty. Add its files."]


def test_a_file_that_nobody_reads_is_named_with_the_one_that_was_meant(pack):
    pack.write("zzz.csv", "")
    pack.write("area.toml", "")
    assert mistakes(pack) == [
        "area.toml: no part of Naru reads this file. Did you mean areas.toml?",
        "zzz.csv: no part of Naru reads this file. Take it out of the pack.",
    ]


def test_text_that_is_not_utf_8_is_named_by_line(pack):
    pack.write("areas.toml", b'# one\n[[area]]\nname = "\xb3\xaa\xb7\xe7"\n')
    assert mistakes(pack)[0] == "areas.toml:3: this is not UTF-8 text. Save the file as UTF-8."


def test_a_file_that_cannot_be_opened_is_named(pack):
    (pack.folder / "plan.toml").unlink()
    os.mkdir(pack.folder / "plan.toml")
    assert mistakes(pack) == ["plan.toml: this file cannot be read: Is a directory."]


def test_files_saved_on_other_systems_are_read(pack):
    for name in ("areas.toml", "districts.csv", "city.toml"):
        text = (pack.folder / name).read_text("utf-8")
        pack.write(name, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    pack.write("places.csv", (pack.folder / "places.csv").read_text("utf-8") + "\n\n")
    WholePack.read(Pack(pack.folder))


def test_a_city_without_a_pack_is_told_which_there_are(pack):
    with pytest.raises(BadPack) as bad:
        Pack(pack.folder.parent / "haneull")
    assert str(bad.value) == (
        "cities/haneull: there is no city pack here. NARU_CITY names a folder of cities/: haneul."
    )
    with pytest.raises(BadPack, match="none yet"):
        Pack(Path("/nowhere/at-all"))


def test_the_digest_changes_with_any_content_or_name(pack):
    def digest():
        return Pack(pack.folder).digest()

    before = digest()
    assert digest() == before
    pack.replace("places.csv", "강변길 1", "강변길 2")
    changed = digest()
    assert changed != before
    (pack.folder / "plan.toml").rename(pack.folder / "plans.toml")
    assert digest() not in {before, changed}


def test_a_problem_without_a_line_shows_none():
    assert str(Problem("a.toml", 0, "what.", "right.")) == "a.toml: what. right."
    assert str(Problem("a.toml", 3, "what.", "")) == "a.toml:3: what."


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_however_a_file_is_spoiled_the_answer_is_a_list_of_mistakes(tmp_path_factory, data):
    """Cut out or overwrite any stretch of any file: it is read, or refused in our words."""
    pack = copy_of("haneul", tmp_path_factory.mktemp("spoiled"))
    path = data.draw(st.sampled_from(sorted(pack.folder.rglob("*.*"))))
    content = path.read_bytes()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 40)))
    noise = data.draw(
        st.binary(max_size=3) | st.sampled_from([b'"', b"[", b"=", b"\n", b",", b"#"])
    )
    path.write_bytes(content[:start] + noise + content[end:])
    read = Pack(pack.folder)
    with suppress(BadPack):
        WholePack.read(read)
    assert all(problem.what.endswith((".", "?")) for problem in read.problems)
