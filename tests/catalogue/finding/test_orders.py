"""Walking in an order gives what sorting everything would, page by page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.catalogue.finding import orders
from naru.catalogue.finding.orders import Order
from tests.catalogue.finding.offers import HOME, NOW, TODAY, changes
from tests.catalogue.finding.test_shelf import shelf_of


def sorted_plainly(shelf, by):
    best = {}
    for course, offer in shelf.each(shelf.alive):
        key = (*(level.rank(offer) for level in by), course)
        best[course] = min(best.get(course, key), key)
    return sorted(best.values())


@pytest.mark.parametrize("few", [0, 3, 400])
@pytest.mark.parametrize("order", list(Order))
@given(steps=changes, size=st.integers(1, 5))
def test_pages_follow_each_other_without_gap_or_repeat(few, order, steps, size):
    shelf, _ = shelf_of(steps)
    by = orders.levels(order, shelf, moment=NOW, today=TODAY, home=HOME)
    expected = sorted_plainly(shelf, by)
    before, orders.FEW = orders.FEW, few
    try:
        seen, after, more = [], None, True
        while more:
            hits, more = orders.page(orders.walk(shelf.alive, shelf, by), after=after, size=size)
            seen += [hit.key for hit in hits]
            after = seen[-1] if seen else None
    finally:
        orders.FEW = before
    assert seen == expected


def test_nearest_without_a_home_is_as_fit():
    shelf, _ = shelf_of([])
    by = orders.levels(Order.NEAREST, shelf, moment=NOW, today=TODAY, home=None)
    assert [level.last for level in by] == [1, orders.UNDATED]
