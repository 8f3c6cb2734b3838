"""The terms of a pack: read, refused with file and line, turned into what a round publishes."""

from datetime import date

import pytest

from naru.city.pack import Pack
from naru.city.problems import BadPack
from naru.flows.load_city import load_city
from naru.policies.reading.book import rulebook
from naru.scholarships.pack import FILE, read_terms, terms
from tests.city.packs import copy_of

ON = date(2026, 11, 24)


@pytest.fixture
def haneul(tmp_path):
    return copy_of("haneul", tmp_path)


def faults(pack):
    reading = Pack(pack.folder)
    read_terms(reading, book=rulebook(), organisations=["a"], sources=["plan-2025"])
    return [str(one) for one in reading.problems]


def test_seoul_opens_rounds_on_these_terms():
    one = terms().for_round(ON)
    assert (one.policy, one.each_points, one.papers) == (
        "training-scholarship",
        600_000,
        ["WELFARE"],
    )
    assert [(c.condition.id, c.points, c.ko, c.en) for c in one.criteria] == [
        ("basic-livelihood", 30, "기초생활수급자예요", "You are a basic livelihood recipient"),
        ("looking-for-work", 20, "일을 찾고 있어요", "You are looking for work"),
        ("from-50", 10, "만 50세 이상이에요", "Your age is at least 50"),
    ]


def test_every_body_without_bands_of_its_own_has_nowon_s():
    nowon = [
        {"held_below": "1/3", "gives_back": "2/3"},
        {"held_below": "1/2", "gives_back": "1/2"},
    ]
    assert terms().bands(None) == terms().bands("anybody") == nowon


def test_a_city_without_the_file_has_no_scholarship(haneul, settings):
    (haneul.folder / FILE).unlink()
    settings.CITY_DIR = haneul.folder
    assert terms() is None


@pytest.mark.django_db(transaction=True)
def test_the_second_city_loads_with_terms_of_its_own(haneul, settings, noon):
    settings.CITY_DIR = haneul.folder
    load_city(folder=haneul.folder, at=noon)
    one = terms().for_round(ON)
    assert (one.policy, one.each_points, one.appeal_days) == ("night-school", 200_000, 7)


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ('fact = "household_size"', 'fact = "shoe_size"', "is not a fact that rules may use"),
        ("value = 1\n", 'value = "x"\n', "does not fit household_size"),
        ('held_below = "1/2"', 'held_below = "3/2"', "a share lies above 0 and at most at 1"),
        ('held_below = "1/2"', 'held_below = "half"', "it is not a share"),
        ('source = "plan-2025"', 'source = "nowhere"', '"nowhere" is not in sources.toml'),
        ("days = 14", "days = 0", "days before the last day to use points"),
        ("days = 14\nsample = true", "days = 14\nsample = false", "a sample or has a source"),
        (
            "[[criterion]]",
            "[[warning]]\nfrom_on = 2026-01-01\ndays = 5\nsample = true\n[[criterion]]",
            "the warnings are not in order of from_on",
        ),
        ("[[refund]]\n", '[[refund]]\norganisation = "a"\n', "nobody else has refund bands"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(haneul, wrong, right, said):
    text = (haneul.folder / FILE).read_text("utf-8")
    assert wrong in text
    haneul.write(FILE, text.replace(wrong, right))
    found = [one for one in faults(haneul) if said in one]
    assert found, faults(haneul)
    assert f"{FILE}:" in found[0]


def test_people_are_warned_from_the_day_of_the_first_rule():
    assert [terms().warn_days(on) for on in (date(2025, 12, 31), date(2026, 1, 1), ON)] == [
        None,
        30,
        30,
    ]


def test_bands_out_of_order_are_refused(haneul):
    bands = (
        '[{ held_below = "1/2", gives_back = "1/2" }, { held_below = "1/3", gives_back = "1/3" }]'
    )
    text = (haneul.folder / FILE).read_text("utf-8")
    haneul.write(FILE, text.replace('[{ held_below = "1/2", gives_back = "1/2" }]', bands))
    assert any("not in order" in one for one in faults(haneul))


def test_a_broken_file_stops_whoever_opens_a_round(haneul, settings):
    haneul.write(FILE, "policy = 3")
    settings.CITY_DIR = haneul.folder
    with pytest.raises(BadPack):
        terms()
