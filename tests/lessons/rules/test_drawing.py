"""A seed draws the same questions always, another seed others, and each as often."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from naru.lessons.rules.drawing import draw, scrambled, shuffled

POOL = [f"q{n}" for n in range(12)]


def test_the_same_seed_draws_the_same():
    assert draw(POOL, count=5, seed="a") == draw(list(reversed(POOL)), count=5, seed="a")
    assert draw(POOL, count=5, seed="a") != draw(POOL, count=5, seed="b")


@given(st.text(max_size=20), st.integers(0, 20))
def test_a_draw_holds_each_question_once(seed, count):
    drawn = draw(POOL, count=count, seed=seed)
    assert len(drawn) == len(set(drawn)) == min(count, len(POOL))
    assert set(drawn) <= set(POOL)


def test_every_question_comes_about_as_often():
    many = Counter(code for n in range(3000) for code in draw(POOL, count=4, seed=str(n)))
    assert set(many) == set(POOL)
    assert all(850 <= count <= 1150 for count in many.values())


@given(st.text(max_size=20), st.integers(2, 6))
def test_options_are_shuffled_and_the_right_order_is_never_shown(seed, options):
    numbers = list(range(options))
    assert sorted(shuffled(options, code="q", seed=seed)) == numbers
    shown = scrambled(options, code="q", seed=seed)
    assert sorted(shown) == numbers
    assert shown != numbers


def test_a_single_option_has_one_order():
    assert scrambled(1, code="q", seed="a") == [0]
