"""Names that a title says."""

import pytest

from naru.planning.rules.titles import named


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("홈바리스타 핸드드립 과정", ["핸드드립"]),
        ("[주말] 실내배선, 처음부터!", ["실내 배선"]),
        ("용접 입문", ["용접"]),
        ("전자책 사용접수 안내", []),
        ("웹 JavaScript 첫걸음", []),
        ("Java와 함께", []),
        ("java 첫걸음", ["Java"]),
        ("", []),
    ],
)
def test_short_and_latin_names_are_words_of_their_own(title, said):
    assert named(title, ["핸드드립", "실내 배선", "용접", "Java", "-"]) == said
