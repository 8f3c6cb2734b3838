"""Figures of a question: right ones, and none that shows what one person answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.lessons.rules.items import FEWEST_CHOSE, FEWEST_PEOPLE, Given, Item, judge


def answers(right, wrong, *, chosen=1):
    return [
        *(Given(True, 80 + n % 3, (0,)) for n in range(right)),
        *(Given(False, 40 + n % 3, (chosen,)) for n in range(wrong)),
    ]


def test_few_people_give_no_figures():
    assert judge(answers(5, FEWEST_PEOPLE - 6), options=2) is None
    assert judge([]) is None


def test_difficulty_separation_and_options():
    assert judge(answers(14, 6), options=2) == Item(
        people=20, right_percent=70, easy=True, separation=1.0, chosen={0: 14, 1: 6}
    )


def test_who_alone_was_wrong_cannot_be_told():
    item = judge(answers(19, 1), options=2)
    assert (item.right_percent, item.easy) == (None, True)
    assert item.chosen == {0: None, 1: None}


@pytest.mark.parametrize(
    ("right", "wrong", "odd"), [(14, 6, False), (20, 0, True), (5, 15, True), (1, 19, True)]
)
def test_questions_to_look_at(right, wrong, odd):
    assert judge(answers(right, wrong)).is_odd is odd


def test_a_question_that_tells_nothing_of_the_rest():
    turned = [Given(n % 2 == 0, 50 + (n % 2) * 10) for n in range(20)]
    assert judge(turned).separation == -1.0
    assert judge(turned).is_odd
    assert judge([Given(n % 2 == 0, 50) for n in range(20)]).separation is None


@given(st.lists(st.integers(0, 3), min_size=FEWEST_PEOPLE, max_size=60))
def test_no_option_of_few_is_shown_nor_can_be_worked_out(chosen):
    given_ = [Given(one == 0, n % 5, (one,)) for n, one in enumerate(chosen)]
    item = judge(given_, options=4)
    shown = [count for count in item.chosen.values() if count is not None]
    assert all(count == 0 or count >= FEWEST_CHOSE for count in shown)
    assert len(item.chosen) - len(shown) != 1
