"""Walking in an order gives what sorting everything would, page by page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.catalogue.finding import orders
from naru.catalogue.finding.orders import Order
from naru.catalogue.finding.shelf import UNTOLD, metres
from naru.catalogue.finding.tags import Offer
from tests.catalogue.finding.offers import HOME, NOW, TODAY, changes
from tests.catalogue.finding.test_shelf import shelf_of

UNDATED = Offer(
    run_id=1, first=None, last=None, fee=0, point=None, opens=None, tags=("mode:FIELD",)
)


def day_rank(one):
    if one.first is None:
        return orders.ALWAYS if one.always else orders.UNDATED
    return one.first if one.first >= TODAY else orders.STARTED - one.first


def fee_rank(one):
    return UNTOLD if one.fee is None else one.fee


def way_rank(one):
    return UNTOLD if one.point is None else metres(HOME, one.point)


PLAINLY = {
    Order.FIT: lambda one: (0 if one.is_open(NOW) else 1, day_rank(one)),
    Order.SOONEST: lambda one: (day_rank(one),),
    Order.NEAREST: lambda one: (way_rank(one), day_rank(one)),
    Order.CHEAPEST: lambda one: (fee_rank(one), day_rank(one)),
}


def sorted_plainly(now, order):
    """The key and the run of every course: of equal runs the first one told."""
    best = []
    for course, offers in now.items():
        first = min(offers, key=PLAINLY[order])
        best.append(((*PLAINLY[order](first), course), course, first.run_id))
    return sorted(best)


@pytest.mark.parametrize("order", list(Order))
@given(steps=changes, size=st.integers(1, 5), few=st.sampled_from([1, 3, 500]))
def test_pages_follow_each_other_without_gap_or_repeat(order, steps, size, few):
    shelf, now = shelf_of(steps)
    by = orders.levels(order, shelf, moment=NOW, today=TODAY, home=HOME)
    before, orders.FEW = orders.FEW, few
    try:
        seen, after, more = [], None, True
        while more:
            hits, more = orders.page(orders.walk(shelf.alive, shelf, by), after=after, size=size)
            seen += hits
            after = seen[-1].key if seen else None
    finally:
        orders.FEW = before
    assert seen == sorted_plainly(now, order)


def test_nearest_without_a_home_is_as_fit():
    shelf, _ = shelf_of([{5: [UNDATED]}])
    by = orders.levels(Order.NEAREST, shelf, moment=NOW, today=TODAY, home=None)
    assert [hit.key for hit in orders.walk(shelf.alive, shelf, by)] == [(1, orders.UNDATED, 5)]
