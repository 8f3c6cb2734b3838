"""Bitmaps do what lists of booleans do."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.simulation.rules.bits import (
    Cells,
    blank,
    full,
    packed,
    size,
    spanned,
    unpacked,
    words_for,
)

masks = st.lists(st.booleans(), min_size=1, max_size=1300).map(np.array)


@given(masks)
def test_a_mask_comes_back_as_it_was(mask):
    bits = packed(mask)
    assert (unpacked(bits, mask.size) == mask).all()
    assert (bits.size, size(bits)) == (words_for(mask.size), mask.sum())


@given(st.integers(1, 1300), st.lists(st.integers(0, 1300), max_size=8))
@settings(max_examples=60)
def test_ranges_are_filled_exactly(people, cuts):
    cuts = sorted(min(cut, people) for cut in cuts)
    cuts = cuts[: len(cuts) // 2 * 2]
    starts, stops = np.array(cuts[::2], int), np.array(cuts[1::2], int)
    mask = np.zeros(people, bool)
    for start, stop in zip(starts, stops, strict=True):
        mask[start:stop] = True
    assert (spanned(people, starts, stops) == packed(mask)).all()


def test_everybody_and_nobody_leave_the_padding_alone():
    assert (size(full(515)), size(blank(515)), full(515).size) == (515, 0, 16)


@given(masks, st.data())
@settings(max_examples=60)
def test_cells_are_counted_between_their_edges(mask, data):
    places = st.integers(0, mask.size)
    edges = np.array([sorted(data.draw(st.lists(places, min_size=4, max_size=4))) for _ in "ab"])
    got = Cells.at(edges, mask.size).count(packed(mask))
    expected = [[mask[a:b].sum() for a, b in itertools.pairwise(row)] for row in edges]
    assert got.tolist() == expected
