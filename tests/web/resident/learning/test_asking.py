"""Questions on pages, and what forms bring back."""

from django.http import QueryDict

from naru.lessons.rules.questions import Quiz
from naru.web.resident.learning.asking import answers_in, asked, given_words, right_words
from tests.lessons.learners import RIGHT, document

QUIZ = Quiz.of(document()["quiz"])


def form(**told):
    made = QueryDict(mutable=True)
    for name, value in told.items():
        made.setlist(name, value if isinstance(value, list) else [value])
    return made


def test_a_form_is_read_by_the_kind_of_each_question():
    told = form(
        **{
            "q-q-cell": "1",
            "q-q-several": ["1", "0"],
            "q-q-order-0": "2",
            "q-q-order-1": "1",
            "q-q-order-2": "3",
            "q-q-number": " ",
            "q-q-other": "1",
        }
    )
    assert answers_in(told, QUIZ.questions) == (
        {"q-cell": "1", "q-several": ["1", "0"], "q-order": ["1", "0", "2"]},
        [],
    )


def test_an_order_with_gaps_or_two_at_one_place_is_unclear():
    for places in (("1", "1", "2"), ("1", "", "2"), ("1", "2", "4"), ("²", "1", "3")):
        told = form(**{f"q-q-order-{n}": place for n, place in enumerate(places)})
        assert answers_in(told, QUIZ.questions) == ({}, ["q-order"])
    assert answers_in(form(**{"q-q-order-0": ""}), QUIZ.questions) == ({}, [])


def test_a_question_shows_the_answer_that_is_kept():
    order = asked(QUIZ.question("q-order"), number=1, seed="a", given=[2, 0, 1])
    assert {one.value: one.place for one in order.options} == {2: 1, 0: 2, 1: 3}
    assert [one.value for one in order.options] != [0, 1, 2]
    single = asked(QUIZ.question("q-cell"), number=1, seed="a", given=1)
    assert [one.label for one in single.options if one.chosen] == ["칸 하나"]
    assert asked(QUIZ.question("q-number"), number=1, seed="a", given="60원").typed == "60원"


def test_right_and_given_answers_in_words():
    words = {one.code: right_words(one) for one in QUIZ.questions}
    assert words == {
        "q-cell": "칸 하나",
        "q-several": "SUM, +",
        "q-order": "칸을 고른다 → 차트를 넣는다 → 이름을 붙인다",
        "q-number": "60 원",
        "q-text": "SUM, 섬",
    }
    assert given_words(QUIZ.question("q-several"), [1]) == "+"
    assert given_words(QUIZ.question("q-text"), RIGHT["q-text"]) == "sum"
    assert given_words(QUIZ.question("q-text"), None) == ""
