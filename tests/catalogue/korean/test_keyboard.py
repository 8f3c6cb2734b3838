"""Text typed while the other layout was on is understood both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.catalogue.korean import keyboard, letters

SYLLABLES = st.characters(min_codepoint=letters.FIRST, max_codepoint=letters.LAST)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dydid", "요양"),
        ("dydidqhghtk", "요양보호사"),
        ("dPrtpf", "옉셀"),
        ("dprtpf", "엑셀"),
        ("QKd", "빵"),
        ("ekfrrlf", "닭길"),
        ("rkqtdl", "값이"),
        ("dhksfy", "완료"),
        ("zja ghkf", "컴 활"),
        ("123", "123"),
    ],
)
def test_latin_keys_give_hangul(typed, meant):
    assert keyboard.as_hangul(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ㅔㅛ쇄ㅜ", "python"),
        ("ㄷㅌㅊ디", "excel"),
        ("ㅓㅁㅍㅁ", "java"),
        ("ㅔㅔㅅ", "ppt"),
        ("2급", "2rmq"),
    ],
)
def test_hangul_keys_give_latin(typed, meant):
    assert keyboard.as_latin(typed) == meant


@given(st.text(SYLLABLES))
def test_hangul_typed_as_latin_comes_back(text):
    """Doubled letters need shift, which `as_latin` cannot know: those are left out."""
    plain = "".join(one for one in text if not set(letters.strokes(one)) & set("ㄲㄸㅃㅆㅉㅒㅖ"))
    assert keyboard.as_hangul(keyboard.as_latin(plain)) == plain


@given(st.text())
def test_any_text_is_taken(text):
    assert keyboard.as_hangul(keyboard.as_latin(text)) is not None
