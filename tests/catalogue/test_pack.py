"""`connectors.toml`: read with the pack, mistakes by line, and a city may have none."""

import shutil
from pathlib import Path
from typing import get_args

import pytest
from django.conf import settings

from naru.catalogue.lexicon import fields
from naru.catalogue.pack import connectors, links, read_connectors, read_links
from naru.catalogue.sources.connector import Shape
from naru.catalogue.sources.shapes import SHAPES, needed_columns
from naru.city.pack import Pack

CITIES = settings.BASE_DIR / "cities"


@pytest.fixture
def written(tmp_path):
    """Writes a city's connectors and reads them; the mistakes found, as text."""

    def write(text):
        (tmp_path / "connectors.toml").write_text(text, "utf-8")
        pack = Pack(tmp_path)
        read_connectors(pack, fields=["digital"])
        return [str(problem) for problem in pack.problems]

    return write


def test_every_source_of_seoul_has_an_importer_and_its_own_name():
    known = connectors(CITIES / "seoul", time_zone="Asia/Seoul")
    assert {
        *("reservations", "fiftyplus", "lifelong", "job-centre", "standard", "provider-form"),
        *("work24", "work24-detail", "work24-rounds"),
    } == set(known)
    assert known["fiftyplus"].city_names == ["서울특별시", "서울시", "서울"]
    assert known["provider-form"].fields == {name.ko: code for code, name in fields().items()}
    assert known["provider-form"].fields["디지털"] == "digital"
    assert needed_columns(known["fiftyplus"]) == ("LCT_NO", "LCT_NM")


def test_pack_may_name_every_shape_that_has_an_importer_and_no_other():
    """An importer that is missing here stands in only one of `Shape` and `SHAPES`."""
    assert set(get_args(Shape)) == set(SHAPES)


def test_city_without_connectors_still_takes_its_providers_forms():
    folder = CITIES / "haneul"
    known = connectors(folder, time_zone="Asia/Tokyo")
    assert list(known) == ["provider-form"]
    assert known["provider-form"].fields["배와 바다"] == "boats"
    assert read_connectors(Pack(folder), fields=["boats"]) is None


def test_mistakes_are_told_by_line(written):
    source = '[[source]]\nname = "a-b"\nshape = "reservations"\ntitle_ko = "가"\n'
    assert written(source) == []
    (twice,) = written(source * 2)
    assert "connectors.toml:6" in twice
    (unknown,) = written(source + 'colour = "red"\n')
    assert ("connectors.toml:5" in unknown, "colour" in unknown) == (True, True)
    (field,) = written(source + '[source.fields]\n"가" = "digital"\n"나" = "digitl"\n')
    assert field == (
        f'{field.partition("connectors.toml")[0]}connectors.toml:7: "digitl" is not in '
        'courses/fields.toml; did you mean "digital"? Allowed: digital.'
    )
    (shape,) = written(source.replace("reservations", "carrots"))
    assert "connectors.toml:3" in shape


def test_recipes_of_columns_name_only_columns_that_importers_read():
    """A misspelt name in [source.columns] would silently read nothing."""
    read = Path(settings.BASE_DIR, "naru/catalogue/sources/plaza_courses.py").read_text("utf-8")
    for one in connectors(CITIES / "seoul", time_zone="Asia/Seoul").values():
        assert [name for name in one.columns if f'"{name}"' not in read] == []


def test_clocks_of_a_source_are_the_citys_unless_it_names_its_own(tmp_path):
    source = """
        [[source]]
        name = "{name}"
        shape = "reservations"
        title_ko = "예약"
    """
    told = source.format(name="here") + source.format(name="there") + 'time_zone = "Asia/Tokyo"'
    (tmp_path / "connectors.toml").write_text(told, "utf-8")
    (tmp_path / "courses").mkdir()
    shutil.copy(CITIES / "haneul" / "courses" / "fields.toml", tmp_path / "courses")
    known = connectors(tmp_path, time_zone="Europe/Paris")
    assert {name: str(one.zone) for name, one in known.items()} == {
        "here": "Europe/Paris",
        "there": "Asia/Tokyo",
        "provider-form": "Europe/Paris",
    }


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ('programme = "school"\nfield = ["digital"]', []),
        ('programme = "scool"\nfield = ["digital"]', ['programmes.toml:2: "scool" is not in']),
        ('programme = "school"\nfield = ["digitl"]', ['"digitl" is not in courses/fields.toml']),
        ('programme = "school"', ["it names no words, field, mode or time"]),
        ('programme = "school"\nmode = ["castle"]', ["programmes.toml:3"]),
        (
            'programme = "school"\nwords = "가"\n[[link]]\nprogramme = "school"\nwords = "나"',
            ["used twice"],
        ),
    ],
)
def test_mistakes_in_links_are_told(tmp_path, link, told):
    (tmp_path / "courses").mkdir()
    (tmp_path / "courses" / "programmes.toml").write_text(f"[[link]]\n{link}\n", "utf-8")
    pack = Pack(tmp_path)
    read_links(pack, fields=["digital"], programmes=["school"])
    found = [str(problem) for problem in pack.problems]
    assert len(found) == len(told)
    assert all(part in one for part, one in zip(told, found, strict=True)), found


def test_links_of_both_cities_say_what_a_search_says():
    seoul, haneul = links(CITIES / "seoul"), links(CITIES / "haneul")
    assert haneul["night-school"].pairs == [
        ("q", "가게"),
        ("mode", "ONLINE"),
        ("when", "EVENING"),
        ("when", "ANYTIME"),
    ]
    online = seoul["online-courses"]
    assert online.takes(field="digital", mode="ONLINE")
    assert not online.takes(field="digital", mode="FIELD")
    assert not online.takes(field="culture", mode="ONLINE")
    assert not seoul["merchant-digital"].takes(field="start-up", mode="ONLINE")
    assert seoul["merchant-digital"].takes(field="start-up", mode="ONLINE", said={"소상공인"})
    assert not haneul["night-school"].takes(field="", mode="ONLINE", said={"가게"})
    assert links(CITIES) == {}
