"""What a query is understood as, against the words of the catalogue itself."""

import pytest

from naru.catalogue.finding.shelf import Shelf
from naru.catalogue.index import writing
from naru.catalogue.search import matching
from naru.catalogue.search.vocabulary import Words
from tests.catalogue.factories import CourseFactory, SkillFactory

pytestmark = pytest.mark.django_db

TITLES = (
    *(
        "요양보호사 이론",
        "바리스타 실습",
        "컴퓨터활용능력 2급",
        "직업상담사 2급",
        "C++ 입문",
        "회계 기초",
    ),
    *("정리수납 전문가", "파이썬 기초", "python 심화", "C 언어"),
)


@pytest.fixture(autouse=True)
def catalogue():
    made = [CourseFactory(title=title) for title in TITLES]
    SkillFactory(course=made[5], name="엑셀")
    writing.refresh([one.pk for one in made])
    return {one.pk: one.title for one in made}


def found(text, catalogue):
    matched = matching.match(text, Shelf())
    return matched and {catalogue[pk] for pk in matched.courses}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("요양보호사 자격증을 따고 싶어요", {"요양보호사 이론"}),
        ("ㅇㅇㅂㅎㅅ", {"요양보호사 이론"}),
        ("요양봏", {"요양보호사 이론"}),
        ("dydidqhghtk", {"요양보호사 이론"}),
        ("요양보허사", {"요양보호사 이론"}),
        ("바리스터 배우기", {"바리스타 실습"}),
        ("ㅔㅛ쇄ㅜ", {"파이썬 기초", "python 심화"}),
        ("파이썬", {"파이썬 기초", "python 심화"}),
        ("컴활 2급", {"컴퓨터활용능력 2급"}),
        ("컴활 1급", {"컴퓨터활용능력 2급"}),
        ("C++", {"C++ 입문"}),
        ("엑셀회계", {"회계 기초"}),
        ("정리수납왕", {"정리수납 전문가"}),
        ("회계 뷁뛟쒧", {"회계 기초"}),
        ("뷁뛟쒧", set()),
    ],
)
def test_a_query_finds_what_was_meant(text, expected, catalogue):
    assert found(text, catalogue) == expected


@pytest.mark.parametrize("text", ["", "   ", "?!…"])
def test_a_query_that_says_nothing_is_none(text):
    assert matching.match(text, Shelf()) is None


def test_what_was_read_otherwise_is_told():
    matched = matching.match("바리스터", Shelf())
    assert matched.reading.changed == (("바리스터", "바리스타"),)
    assert matching.match("회계 뷁뛟쒧", Shelf()).reading.dropped == ("뷁뛟쒧",)


def test_courses_that_speak_of_part_of_it_are_marked_so():
    matched = matching.match("바리스타 직업상담사", Shelf())
    assert (matched.partly, len(matched.courses)) == (True, 2)


def test_signs_of_patterns_are_only_signs(catalogue):
    assert found("100%_", catalogue) == set()


def test_the_vocabulary_answers_from_the_terms():
    words = Words()
    assert words.known(["요양", "없음", "꽃*"]) == {"요양"}
    assert words.by_initials("ㅂㄹㅅㅌ") == ["바리스타", "바리스타 실습"]
    assert words.by_strokes("직업상담샤") == []
    assert words.by_strokes("직업상ㄷ")[0] == "직업상담사"
    assert "바리스타" in words.near("바리스터")


def test_the_same_is_asked_once_of_the_same_shelf(catalogue, django_assert_num_queries):
    shelf = Shelf()
    asked = {text: matching.match(text, shelf) for text in ("파이썬", "회계 기초")}
    with django_assert_num_queries(0):
        again = {text: matching.match(text, shelf) for text in asked}
    for text, matched in asked.items():
        assert again[text].courses.tolist() == matched.courses.tolist() != []
        assert again[text].titled.tolist() == matched.titled.tolist() != []
    course = CourseFactory(title="파이썬 활용")
    writing.refresh([course.pk])
    later = matching.match("파이썬", shelf.with_changes({}))
    assert set(later.courses.tolist()) == {*asked["파이썬"].courses.tolist(), course.pk}


def test_titles_are_looked_at_where_they_are_asked_for(catalogue):
    both = matching.match("회계 기초", Shelf())
    bare = matching.match("회계 기초", Shelf(), titled=False)
    assert [catalogue[pk] for pk in both.titled] == ["회계 기초"]
    assert (bare.courses.tolist(), bare.titled) == (both.courses.tolist(), None)
