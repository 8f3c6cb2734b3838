"""One form for what looks the same, and syllables taken apart."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.catalogue.korean import letters

SYLLABLES = st.characters(min_codepoint=letters.FIRST, max_codepoint=letters.LAST)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("엑셀　회계", "엑셀 회계"),
        (unicodedata.normalize("NFD", "요양보호사"), "요양보호사"),
        ("ㅇㅇㅂㅎㅅ", "ㅇㅇㅂㅎㅅ"),
        ("ﾡﾤ", "ㄱㄴ"),
        ("엑셀 Ⅱ", "엑셀 ii"),
        ("①단계", "1단계"),
        ("C++ 와 .NET", "c++ 와 .net"),
        ("a\tb\nc", "a b c"),
        ("", ""),
    ],
)
def test_what_looks_the_same_is_folded_into_one(text, folded):
    assert letters.fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    once = letters.fold(text)
    assert letters.fold(once) == once


@given(st.text(SYLLABLES))
def test_composed_and_decomposed_fold_alike(text):
    assert letters.fold(unicodedata.normalize("NFD", text)) == text


@given(SYLLABLES)
def test_a_syllable_taken_apart_goes_together_again(syllable):
    assert letters.join(*letters.split(syllable)) == syllable


def test_initials_keep_everything_else():
    assert letters.initials("요양보호사 2급 C++") == "ㅇㅇㅂㅎㅅ 2ㄱ C++"


@pytest.mark.parametrize(
    ("half", "whole"),
    [("요양봏", "요양보호"), ("자ㄱ", "자격증"), ("고", "과"), ("갑", "값")],
)
def test_half_a_syllable_is_a_prefix_of_the_whole(half, whole):
    assert letters.strokes(whole).startswith(letters.strokes(half))


def test_another_syllable_is_no_prefix():
    assert not letters.strokes("요양마").startswith(letters.strokes("요얌"))


@given(st.text(SYLLABLES, min_size=1), st.integers(min_value=0))
def test_what_is_typed_on_the_way_is_always_a_prefix(text, cut):
    begun = letters.strokes(text[: cut % len(text)])
    assert letters.strokes(text).startswith(begun)


@given(st.text())
def test_a_text_is_taken_apart_letter_by_letter(text):
    taken = [letters.split(one) if letters.is_syllable(one) else (one,) for one in text]
    keys = "".join(letters.PARTS.get(key, key) for one in taken for key in one)
    assert letters.strokes(text) == keys
    assert letters.initials(text) == "".join(one[0] for one in taken)
