"""The dated rules of both packs, and what the reader refuses."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from naru.city.pack import BadPack, Pack
from naru.credits.pack import FILE, credit_terms, read_credits
from naru.credits.rules.plain import Degree

CITIES = Path(settings.CITY_DIR).parent


def test_the_numbers_of_the_credit_bank():
    terms = credit_terms(date(2026, 11, 29))
    limits = terms.limits
    assert (limits.year, limits.term, limits.accredited) == (42, 24, 18)
    assert (limits.attendance_percent, limits.mark) == (80, 60)
    assert [terms.degree(one.code) for one in terms.degrees] == [
        Degree("bachelor", 140, 60, 30, one_body=105, licences=3, licences_outside=1),
        Degree("associate-2", 80, 45, 15, one_body=60, licences=2, licences_outside=1),
        Degree("associate-3", 120, 54, 21, one_body=90, licences=2, licences_outside=1),
    ]
    assert terms.degree("doctor") is None
    assert terms.sources == ["s27", "s26", "s121", "s-licences"]


def test_a_rule_holds_from_its_day_on(settings):
    settings.CITY_DIR = CITIES / "haneul"
    found = [credit_terms(day).limits.year for day in (date(2020, 1, 1), date(2027, 1, 1))]
    assert found == [30, 36]
    assert credit_terms(date(2026, 12, 31)).degree("diploma").total == 30


def test_a_city_without_the_file_has_no_credits(settings, tmp_path):
    settings.CITY_DIR = tmp_path
    assert credit_terms(date(2026, 11, 29)) is None


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('source = "s27"', 'source = "s0000"', "s0000"),
        ('major = "computing"', 'major = "magic"', "magic"),
        ('unit = "percent"', 'unit = "sheep"', "unit"),
        ("value = 42, ", "", "value"),
        ('code = "sqld"', 'code = "network-manager-2"', "network-manager-2"),
        ("sample = true", 'source = "s26"\nsample = true', "one of the two"),
    ],
)
def test_mistakes_are_named(tmp_path, was, becomes, said):
    folder = tmp_path / "seoul"
    folder.mkdir()
    text = (CITIES / "seoul" / FILE).read_text()
    (folder / FILE).write_text(text.replace(was, becomes, 1))
    shutil.copy(CITIES / "seoul" / "city.toml", folder)
    pack = Pack(folder)
    read_credits(pack, sources=["s26", "s27", "s121", "s-licences", "s-licences-2"])
    with pytest.raises(BadPack, match=said):
        pack.stop_if_wrong()
