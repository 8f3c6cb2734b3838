"""One word for one thing: what people learn is 강좌, what they look at is 화면."""

import re

import pytest

from tests.web.msgids import asked_in_python, asked_in_template, python_files, templates

MEANT = {
    "과정": re.compile(r"(?<![가-힣])과정(?!번호)"),
    "쪽": re.compile(r"(?<![가-힣])쪽"),
}
"""Only where the word stands by itself: 교육과정 and 왼쪽 are other words, and 과정번호 is the name
of a column in files that providers keep.
"""
OTHERWISE = {
    "과정": (),
    "쪽": (
        *("우리 쪽 잘못", "저희 쪽 잘못", "제비가 작은 쪽이 먼저"),
        *("쪽 이동", "지금 쪽", "단계와 쪽", "이웃한 쪽"),
        *("다음 쪽의 주소", "한 쪽에 담을", "앞 쪽의 next", "따라 다음 쪽"),
    ),
}
"""A side, and the numbered pages of a long list."""


@pytest.mark.parametrize(("word", "instead"), [("과정", "강좌"), ("쪽", "화면")])
def test_it_is_called_by_one_word(word, instead):
    asked = [text for path in python_files() for text in asked_in_python(path)]
    asked += [text for path in templates() for text in asked_in_template(path)]
    assert [
        f"{text.place}: {text.msgid} (say {instead})"
        for text in asked
        if MEANT[word].search(text.msgid)
        and not any(other in text.msgid for other in OTHERWISE[word])
    ] == []
