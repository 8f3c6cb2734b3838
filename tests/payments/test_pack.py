"""The money rules of a pack: whose, since when, refused with file and line."""

from datetime import date

import pytest

from naru.city.pack import Pack
from naru.payments.pack import FILE, payment_rules, read_rules
from naru.payments.rules.due import Due
from tests.city.packs import CITIES, copy_of

ON = date(2026, 11, 24)


def faults(folder):
    reading = Pack(folder)
    read_rules(reading, sources=["plan-2025"])
    return [str(one) for one in reading.problems]


def test_a_centre_has_its_own_rules_and_everybody_else_the_decree_s():
    book = payment_rules()
    seocho, nowon, other = (
        book.of(name, on=ON) for name in ("서초50플러스센터", "노원50플러스센터", "어느 배움터")
    )
    assert (seocho.terms.due, nowon.terms.due, other.terms.due) == (
        Due(hours=24),
        Due(days=1),
        Due(days=1),
    )
    assert (seocho.source, nowon.source, other.source) == ("s90", "s91", "s92")
    assert (nowon.by_month, other.by_month) == (False, True)
    assert [(one.kind, one.proof, one.a_year) for one in seocho.terms.waivers] == [
        ("basic-livelihood", "FACT", 2),
        ("disability", "FACT", 2),
        ("veteran", "STAFF", 2),
        ("unemployment-benefit", "STAFF", 2),
    ]


def test_later_rules_hold_from_their_first_day(tmp_path):
    copy = copy_of("haneul", tmp_path)
    text = (CITIES / "haneul" / FILE).read_text("utf-8")
    later = text.replace("2025-01-01", "2026-06-01").replace("due_hours = 48", "due_days = 0")
    copy.write(FILE, text + later)
    reading = Pack(copy.folder)
    entries = read_rules(reading, sources=["plan-2025"])
    assert reading.problems == []
    book = type(payment_rules())(entries.value.rules)
    assert book.of("x", on=date(2026, 5, 31)).terms.due == Due(hours=48)
    assert book.of("x", on=date(2026, 6, 1)).terms.due == Due(days=0)
    with pytest.raises(LookupError, match="2024"):
        book.of("x", on=date(2024, 12, 31))


def test_a_city_without_the_file_takes_no_fees(tmp_path, settings):
    copy = copy_of("haneul", tmp_path)
    (copy.folder / FILE).unlink()
    settings.CITY_DIR = copy.folder
    assert payment_rules() is None


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("due_hours = 48", "due_hours = 48\ndue_days = 1", "due_hours or due_days"),
        ('source = "plan-2025"', 'source = "nowhere"', '"nowhere" is not in sources.toml'),
        ('held_below = "1/2"', 'held_below = "half"', "it is not a share"),
        ('prefix = "77"', 'prefix = "7x"', "not made of digits"),
        ('proof = "STAFF"', 'proof = "FACT"', "a fact is named for proof FACT"),
        ("[[rules]]", '[[rules]]\nprovider = "a"', "nobody else has payment rules"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(tmp_path, wrong, right, said):
    copy = copy_of("haneul", tmp_path)
    copy.replace(FILE, wrong, right)
    found = [one for one in faults(copy.folder) if said in one]
    assert found, faults(copy.folder)
    assert f"{FILE}:" in found[0]
