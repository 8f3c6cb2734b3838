"""Sentences lose their endings, titles keep their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.catalogue.korean.endings import stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("요양보호사를", "요양보호사"),
        ("상담사가", "상담사"),
        ("엑셀로", "엑셀"),
        ("마포에서", "마포"),
        ("전직하려면", "전직"),
        ("창업하고싶어요", "창업"),
        ("관리하는", "관리"),
        ("취업할수있는", "취업"),
        ("지도", "지도"),
        ("회의", "회의"),
        ("바리스타", "바리스타"),
        ("드론", "드론"),
    ],
)
def test_endings_come_off_and_titles_stay(word, expected):
    assert stem(word) == expected


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=12))
def test_a_stem_begins_the_word_and_keeps_two_syllables(word):
    found = stem(word)
    assert word.startswith(found)
    assert len(found) >= min(2, len(word))
