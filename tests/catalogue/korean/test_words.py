"""What goes into the index and what is looked for fit each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.catalogue.korean import words
from naru.catalogue.korean.words import Word

HANGUL = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("요양보호사", ["요양", "양보", "보호", "호사"]),
        ("엑셀 회계", ["엑셀", "셀회", "회계"]),
        ("엑셀·회계", ["엑셀", "회계"]),
        ("C++ 프로그램", ["c++", "프로", "로그", "그램"]),
        ("C#, .NET, Node.js", ["c#", ".net", "node", "js"]),
        ("컴활 2급", ["컴활", "2", "2급", "급"]),
        ("1,000원", ["1000", "1000원", "원"]),
        ("Excel2019", ["excel", "excel2019", "2019"]),
        ("꽃", ["꽃"]),
        ("中国語 회화", ["中国", "国語", "회화"]),
        ("", []),
        ("!!! ~~ ()", []),
    ],
)
def test_lexemes_of_a_text(text, expected):
    assert list(words.lexemes(text)) == expected


@given(st.lists(HANGUL, min_size=1, max_size=5))
def test_a_title_is_found_with_and_without_its_blanks(parts):
    spaced = set(words.lexemes(" ".join(parts)))
    joined = words.grams(Word("".join(parts), "hangul"))
    if len("".join(parts)) > 1:
        assert set(joined) <= spaced


@given(HANGUL, st.integers(min_value=1))
def test_a_word_is_found_when_typed_apart(word, at):
    cut = at % len(word)
    apart = [Word(part, "hangul") for part in (word[:cut], word[cut:]) if len(part) > 1]
    whole = set(words.lexemes(word))
    assert all(set(words.grams(part)) <= whole for part in apart)


@given(st.text())
def test_any_text_gives_lexemes_without_blanks(text):
    assert all(one and not any(letter.isspace() for letter in one) for one in words.lexemes(text))


def test_a_page_without_blanks_is_cut():
    assert len(words.words("가" * 10_000)[0].text) == words.LONGEST
