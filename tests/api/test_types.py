"""Types refuse what PostgreSQL or a reader could not take."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from naru.api.types import Code, Day, Text

TEXT, DAY, CODE = TypeAdapter(Text), TypeAdapter(Day), TypeAdapter(Code)


def takes(adapter, value):
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=400))
def test_any_text_that_utf8_can_hold_is_taken(text):
    assert TEXT.validate_python(text) == text


@given(st.text(st.sampled_from("a가\0\ud800\udfff"), max_size=20))
def test_nul_and_lone_surrogates_are_never_taken(text):
    assert takes(TEXT, text) is not any(letter in text for letter in "\0\ud800\udfff")


@given(st.one_of(st.integers(), st.floats(), st.none(), st.booleans(), st.lists(st.text())))
def test_only_text_is_text_or_a_day(value):
    assert not takes(TEXT, value)
    assert not takes(DAY, value)


@given(st.dates())
def test_a_written_day_is_a_day(day):
    assert DAY.validate_python(day.isoformat()) == day


@pytest.mark.parametrize(
    "value",
    [
        "2026-02-30",
        "2026-1-1",
        "20260101",
        "2026-01-01T00:00:00",
        " 2026-01-01",
        "2026-01-01\n",
        "1",
    ],
)
def test_other_texts_are_no_day(value):
    assert not takes(DAY, value)


def test_a_day_is_described_as_a_date():
    assert DAY.json_schema() == {"format": "date", "type": "string"}
    assert DAY.validate_python("2026-11-24") == date(2026, 11, 24)


@pytest.mark.parametrize("value", ["A", "a b", "-a", "", "a\n", "가", "a" * 61, "a_b"])
def test_other_texts_are_no_code(value):
    assert not takes(CODE, value)
