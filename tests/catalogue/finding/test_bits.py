"""Sets kept as whole numbers behave as sets."""

from array import array

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from naru.catalogue.finding import bits

MEMBERS = st.sets(st.integers(0, 300))


@given(st.lists(st.booleans(), max_size=100))
def test_a_mask_is_the_set_of_the_places_where_it_is_true(mask):
    assert bits.where(np.array(mask, np.bool_)) == sum(
        1 << at for at, one in enumerate(mask) if one
    )


@given(MEMBERS)
def test_members_come_back_in_order(members):
    assert list(bits.members(bits.of(sorted(members)))) == sorted(members)


@given(st.lists(st.integers(1, 7), max_size=40), MEMBERS)
def test_every_stretch_is_asked_at_once(lengths, members):
    stretches, start = [], 0
    for length in lengths:
        stretches.append(range(start, start + length))
        start += length
    found = {one for one in members if one < start}
    tops = bits.of([stretch[-1] for stretch in stretches])
    inner = bits.of([one for stretch in stretches for one in stretch[:-1]])
    touched = {stretch[-1] for stretch in stretches if found & set(stretch)}
    assert set(bits.members(bits.heads(bits.of(list(found)), tops=tops, inner=inner))) == touched
    bottoms = {stretch[0] for stretch in stretches if found & set(stretch)}
    climbed = bits.tops_above(bits.of(list(bottoms)), tops=tops, inner=inner)
    assert set(bits.members(climbed)) == touched


@given(st.lists(st.sets(st.integers(0, 4000), max_size=30), max_size=6))
def test_a_set_that_grows_is_the_same_in_either_form(steps):
    found, expected, below = array("I"), set(), 0
    for step in steps:
        added = sorted(below + one for one in step)
        before = bits.whole(found)
        grown = bits.more(found, added) if added else found
        assert bits.whole(found) == before
        found, below = grown, max([below, *added]) + 1
        expected |= set(added)
        assert bits.size(found) == len(expected)
        assert set(bits.members(bits.whole(found))) == expected


def test_few_members_are_kept_in_a_row_and_many_as_a_number():
    few = bits.more(array("I"), [5, 90_000])
    assert few == array("I", [5, 90_000])
    assert bits.more(few, list(range(90_001, 99_000))) == bits.of([5, *range(90_000, 99_000)])
