"""Periods as packs write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.programmes.rules import Period, period


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("2023", date(2023, 1, 1), date(2024, 1, 1)),
        ("2023-02", date(2023, 2, 1), date(2023, 3, 1)),
        ("2023-12", date(2023, 12, 1), date(2024, 1, 1)),
        ("2023H1", date(2023, 1, 1), date(2023, 7, 1)),
        ("2023H2", date(2023, 7, 1), date(2024, 1, 1)),
        ("2019..2022", date(2019, 1, 1), date(2023, 1, 1)),
    ],
)
def test_every_form_is_read(text, first, after):
    assert period(text) == Period(first, after)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "23",
        "2023-13",
        "2023-00",
        "2023H3",
        "2023..",
        "2022..2019",
        "2022..2022",
        "1850",
        "9999",
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r"forms of a period|years are"):
        period(text)


@given(st.text(max_size=12))
def test_whatever_is_written_it_is_read_or_refused(text):
    try:
        found = period(text)
    except ValueError:
        return
    assert found.from_on < found.to_on
