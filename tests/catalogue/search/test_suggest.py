"""Completing what is being typed."""

import pytest

from naru.catalogue.index import writing
from naru.catalogue.search.suggest import Suggestion, suggest
from tests.catalogue.factories import CourseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogue():
    for title in ("요양보호사 이론", "요양보호사 실기", "요가 교실", "엑셀 함수", "Python 기초"):
        CourseFactory(title=title)
    writing.rebuild()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("요양", "요양보호사"),
        ("요야", "요양보호사"),
        ("요양봏", "요양보호사"),
        ("ㅇㅇㅂ", "요양보호사"),
        ("dydid", "요양보호사"),
        ("엑셀 하", "엑셀 함수"),
        ("ㄷㅌㅊ디", None),
        ("ㅔㅛㅅ", "Python"),
        ("PY", "Python"),
        ("요ㄱ", "요가"),
    ],
)
def test_what_is_typed_goes_on(typed, first):
    found = suggest(typed)
    assert (found[0].text if found else None) == first


def test_the_most_used_comes_first_with_its_count():
    assert suggest("요")[0] == Suggestion("요양보호사", 2)


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "\\", "없는말이다"])
def test_nothing_to_go_on_gives_nothing(typed):
    assert suggest(typed) == []


def test_no_more_than_asked_for():
    assert len(suggest("요", most=2)) == 2
