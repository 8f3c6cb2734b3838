"""Plain decisions about people: numbers that are refused, numbers that are read."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.residents import rules


@pytest.mark.parametrize(
    "text",
    [
        "800101-1234567",
        "제 번호는 800101-2234567입니다",
        "8001011234567",
        "801232-1234567",
        "８００１０１－１２３４５６７",
        "800101 - 1234567",
        "800101–1234567",
    ],
)
def test_registration_numbers_are_seen(text):
    assert rules.holds_registration_number(text)


@pytest.mark.parametrize(
    "text",
    ["홍길동", "010-1234-5678", "9788956741234", "80010112345678", "2026-11-24", "1234567-800101"],
)
def test_other_numbers_are_not_taken_for_one(text):
    assert not rules.holds_registration_number(text)


@given(
    born=st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    tail=st.integers(0, 9_999_999),
    dash=st.sampled_from(["", "-", " - ", "—"]),
    around=st.sampled_from(["", "주민번호 ", "("]),
)
def test_every_possible_registration_number_is_seen(born, tail, dash, around):
    assert rules.holds_registration_number(f"{around}{born:%y%m%d}{dash}{tail:07d}{around}")


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("010-1234-5678", "+821012345678", "010-1234-5678"),
        ("０１０ 1234 5678", "+821012345678", "010-1234-5678"),
        ("+82 10-1234-5678", "+821012345678", "010-1234-5678"),
        ("+82 (0)10 1234 5678", "+821012345678", "010-1234-5678"),
        ("02-2133-6500", "+82221336500", "02-2133-6500"),
        ("031.123.4567", "+82311234567", "031-123-4567"),
        ("070-1234-5678", "+827012345678", "070-1234-5678"),
        ("1588-1234", "+8215881234", "1588-1234"),
        ("+1 202 555 0143", "+12025550143", "+12025550143"),
    ],
)
def test_telephone_numbers_are_kept_in_international_form(typed, stored, shown):
    assert rules.e164(typed) == stored
    assert rules.national(stored) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "전화",
        "010-123-4567",
        "02-120",
        "123",
        "+0123456789",
        "+12",
        "010-1234-56789",
        "+82",
        "+",
    ],
)
def test_what_is_no_telephone_number_is_refused(typed):
    assert rules.e164(typed) is None


def test_codes_are_read_as_they_are_printed():
    code = rules.spell_code(bytes(range(8)))
    for dash in ("-", " – ", "‐", "—"):
        typed = f" {rules.show_code(code).lower().replace('-', dash)} "
        assert rules.read_code(typed) == code
    assert len(code) == rules.CODE_LENGTH


@pytest.mark.parametrize(
    ("name", "masked"),
    [("", ""), ("김", "○"), ("김강", "김○"), ("홍길동", "홍○동"), ("남궁강물", "남○○물")],
)
def test_names_are_masked(name, masked):
    assert rules.mask_name(name) == masked


def test_a_purpose_covers_half_an_hour():
    noon = datetime(2026, 11, 24, 3, tzinfo=UTC)
    runs = [
        rules.visit_runs(began_at=noon, at=noon + timedelta(minutes=minutes))
        for minutes in (-1, 0, 29, 30)
    ]
    assert runs == [False, True, True, False]


@pytest.mark.parametrize(
    ("day", "age"), [(date(2026, 2, 28), 45), (date(2026, 3, 1), 46), (date(2026, 3, 2), 46)]
)
def test_age_counts_full_years(day, age):
    assert rules.age_on(date(1980, 3, 1), day) == age


@pytest.mark.parametrize(
    ("birth_on", "possible"),
    [
        (date(2026, 11, 24), True),
        (date(2026, 11, 25), False),
        (date(1906, 11, 24), True),
        (date(1905, 11, 24), False),
    ],
)
def test_births_are_neither_to_come_nor_beyond_memory(birth_on, possible):
    assert rules.possible_birth(birth_on, today=date(2026, 11, 24)) is possible


def test_erasing_waits_whole_days():
    due = rules.erase_due_on(asked_on=date(2026, 11, 24), waiting_days=14)
    assert due == date(2026, 12, 8)


FITTING = [
    ("YES_NO", True, {}),
    ("NUMBER", 3, {"at_least": 1, "at_most": 20}),
    ("WON", 0, {"at_most": 10}),
    ("DATE", "1980-03-01", {}),
    ("CHOICE", "A", {"choices": ("A", "B")}),
    ("SCHEMES", [], {"choices": ("A", "B")}),
    ("SCHEMES", ["B", "A"], {"choices": ("A", "B")}),
    ("SCHEMES", ["A:2024", "A:2025"], {"choices": ("A", "B")}),
    ("DISTRICT", "gangnaru", {}),
]
WRONG = [
    ("YES_NO", 1, {}),
    ("YES_NO", "true", {}),
    ("NUMBER", True, {"at_most": 20}),
    ("NUMBER", 21, {"at_most": 20}),
    ("NUMBER", 0, {"at_least": 1, "at_most": 20}),
    ("WON", 1.5, {"at_most": 20}),
    ("DATE", "19800301", {}),
    ("DATE", "1980-02-30", {}),
    ("DATE", 0, {}),
    ("CHOICE", "C", {"choices": ("A", "B")}),
    ("CHOICE", ["A"], {"choices": ("A", "B")}),
    ("SCHEMES", ["A", "A"], {"choices": ("A", "B")}),
    ("SCHEMES", ["C"], {"choices": ("A", "B")}),
    ("SCHEMES", ["A:24"], {"choices": ("A", "B")}),
    ("SCHEMES", ["A:"], {"choices": ("A", "B")}),
    ("SCHEMES", [1], {"choices": ("A", "B")}),
    ("SCHEMES", "A", {"choices": ("A", "B")}),
    ("DISTRICT", "", {}),
    ("DISTRICT", None, {}),
]


@pytest.mark.parametrize(("kind", "value", "limits"), FITTING)
def test_answers_of_the_right_type_fit(kind, value, limits):
    assert rules.fits(kind, value, **limits)


@pytest.mark.parametrize(("kind", "value", "limits"), WRONG)
def test_answers_of_the_wrong_type_do_not_fit(kind, value, limits):
    assert not rules.fits(kind, value, **limits)


def test_an_unknown_kind_is_a_bug():
    with pytest.raises(ValueError, match="unknown kind"):
        rules.fits("COLOUR", "red")
