"""What a title says, and what is taken for granted."""

from naru.planning.rules.terms import needed
from tests.planning.factories import TERMS


def test_titles_tell_for_whom_a_course_is():
    titles = ["빵 굽기 입문", "빵 굽기", "빵 굽기 심화", "입문자를 위한 심화"]
    assert [TERMS.level_of(title) for title in titles] == [1, 2, 3, 3]


def test_only_those_who_go_on_need_something_before():
    assert [needed(("bread",), level) for level in (1, 2, 3)] == [(), (), (("bread", 2),)]


def test_an_admission_nobody_described_is_unknown():
    assert (TERMS.risk_of("FIRST_COME"), TERMS.risk_of("LOTTERY")) == (10, 20)
