"""Things made ahead: in order, no more than asked, failures where they belong, no thread left."""

import threading

import pytest

from naru.core.ahead import Ahead


@pytest.mark.parametrize("most", [0, 1, 3])
def test_items_come_in_their_order(most):
    with Ahead(range(20), most) as ahead:
        assert list(ahead) == list(range(20))
    with Ahead([], most) as ahead:
        assert list(ahead) == []


def test_items_are_made_while_nobody_asks_and_only_so_many():
    made, third = [], threading.Event()

    def numbers():
        for number in range(9):
            made.append(number)
            if number == 3:
                third.set()
            yield number

    with Ahead(numbers(), 2) as ahead:
        assert next(iter(ahead)) == 0
        assert third.wait(30)
        assert made == [0, 1, 2, 3]


@pytest.mark.parametrize("most", [0, 2])
def test_a_failure_comes_after_the_items_before_it(most):
    seen = []
    with Ahead((1 // n for n in (1, 1, 0)), most) as ahead, pytest.raises(ZeroDivisionError):
        for number in ahead:
            seen.append(number)  # noqa: PERF402 - those before the failure count
    assert seen == [1, 1]


@pytest.mark.parametrize("most", [1, 2])
def test_leaving_half_way_leaves_no_thread(most):
    before = threading.active_count()
    with pytest.raises(KeyError), Ahead(iter(range(1000)), most) as ahead:
        for number in ahead:
            raise KeyError(number)
    assert threading.active_count() == before
