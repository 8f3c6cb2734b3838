"""What somebody who typed a query probably meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.catalogue.korean import reading, slips
from naru.catalogue.korean.letters import initials, strokes
from naru.catalogue.korean.reading import Group, Synonyms
from naru.catalogue.korean.words import lexemes

SAME = Synonyms.of(
    [["코딩", "프로그래밍"], ["컴활", "컴퓨터활용능력"], ["파이썬", "python"]],
    {"IT": ["프로그래밍", "정보처리기사"]},
)
TERMS = (
    *(
        "요양보호사",
        "요양보호사 실습",
        "컴퓨터활용능력",
        "직업상담사",
        "바리스타",
        "엑셀",
        "python",
        "마포구",
    ),
    *("프로그래밍", "정리수납", "회계"),
)


class Words:
    """A vocabulary of the terms above; the real one asks the database."""

    def known(self, lexemes_asked):
        every = {one for term in TERMS for one in lexemes(term)}
        return every & set(lexemes_asked)

    def said(self, groups):
        texts = [set(lexemes(term)) for term in TERMS]
        return [any(set(way) <= one for way in group.ways for one in texts) for group in groups]

    def by_initials(self, letters):
        return [term for term in TERMS if initials(term.replace(" ", "")).startswith(letters)]

    def by_strokes(self, start):
        return [term for term in TERMS if strokes(term.replace(" ", "")).startswith(strokes(start))]

    def near(self, word):
        return list(TERMS)


def subjects(text):
    return [group.typed for group in reading.read(text, SAME).groups]


def mended(text):
    return reading.mend(reading.read(text, SAME), text, SAME, Words())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("요양보호사 자격증을 따고 싶어요", ["요양보호사"]),
        ("백엔드 개발자로 전직하려면", ["백엔드", "개발자", "전직"]),
        ("엑셀 회계를 배우고 싶습니다", ["엑셀", "회계"]),
        ("컴활 2급", ["컴활", "2급"]),
        ("강의", ["강의"]),
        ("싶어요", ["싶어요"]),
        ("C++ 강의", ["c++"]),
        ("", []),
        ("  ?!", []),
    ],
)
def test_a_sentence_is_reduced_to_its_subjects(text, expected):
    assert subjects(text) == expected


def test_synonyms_are_further_ways_to_say_it():
    (group,) = reading.read("코딩을 배우고 싶어요", SAME).groups
    assert group == Group("코딩", (("코딩",), ("프로", "로그", "그래", "래밍")))


def test_a_wider_word_finds_the_narrower_and_not_the_reverse():
    (it,) = reading.read("IT", SAME).groups
    (narrow,) = reading.read("정보처리기사", SAME).groups
    assert [len(it.ways), len(narrow.ways)] == [3, 1]


def test_what_courses_share_orders_but_need_not_be_there():
    found = reading.read("엑셀 기초", SAME)
    assert [found.groups[0].typed, found.extra[0].typed] == ["엑셀", "기초"]


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("ㅇㅇㅂㅎㅅ", [("ㅇㅇㅂㅎㅅ", "요양보호사")]),
        ("dydidqhghtk", [("dydidqhghtk", "요양보호사")]),
        ("ㅔㅛ쇄ㅜ 강의", [("ㅔㅛ쇄ㅜ", "python")]),
        ("마포 qkfltmxk", [("qkfltmxk", "바리스타")]),
        ("요양봏", [("요양봏", "요양보호사")]),
        ("컴퓨터활ㅇ", [("컴퓨터활ㅇ", "컴퓨터활용능력")]),
        ("직업상담샤", [("직업상담샤", "직업상담사")]),
        ("바리스터", [("바리스터", "바리스타")]),
        ("엑샐 회게", [("엑샐", "엑셀"), ("회게", "회계")]),
    ],
)
def test_what_nothing_is_known_of_is_read_anew(text, changed):
    assert list(mended(text).changed) == changed


def test_half_of_a_word_that_is_known_is_kept():
    (group,) = mended("정리수납왕").groups
    assert group.ways == (("정리", "리수", "수납"),)


def test_what_cannot_be_explained_is_dropped_and_told():
    found = mended("엑셀 뷁뛟쒧")
    assert ([group.typed for group in found.groups], found.dropped) == (["엑셀"], ("뷁뛟쒧",))


@given(st.text(max_size=200))
def test_any_query_is_read_and_mended(text):
    found = mended(text)
    assert all(group.ways for group in found.groups)
    assert len(found.groups) <= reading.MOST_WORDS


@given(st.text("ㄱㅏㄴㅓ", max_size=8), st.text("ㄱㅏㄴㅓ", max_size=8))
def test_distance_is_the_same_both_ways_and_zero_only_for_equals(one, other):
    there, back = slips.distance(one, other, limit=9), slips.distance(other, one, limit=9)
    assert there == back
    assert (there == 0) == (one == other)


@given(st.text("가나다", max_size=6), st.text("가나다", max_size=6), st.integers(0, 4))
def test_a_limit_only_cuts_off(one, other, limit):
    whole = slips.distance(one, other, limit=99)
    assert slips.distance(one, other, limit=limit) == min(whole, limit + 1)


@pytest.mark.parametrize(
    ("way", "text"),
    [
        (("요양", "양보", "보호", "호사"), "요양보호사"),
        (("c++",), "c++"),
        (("꽃*",), "꽃"),
        (("파이", "이썬", "입문"), "파이썬입문"),
        ((), ""),
    ],
)
def test_lexemes_are_spoken_again(way, text):
    assert reading.spoken(way) == text
