"""Sets kept as whole numbers behave as sets."""

from hypothesis import given
from hypothesis import strategies as st

from naru.catalogue.finding import bits

MEMBERS = st.sets(st.integers(0, 300))


@given(MEMBERS)
def test_members_come_back_in_order(members):
    assert list(bits.members(bits.of(members))) == sorted(members)


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
    assert set(bits.members(bits.heads(bits.of(found), tops=tops, inner=inner))) == touched
    bottoms = {stretch[0] for stretch in stretches if found & set(stretch)}
    climbed = bits.tops_above(bits.of(bottoms), tops=tops, inner=inner)
    assert set(bits.members(climbed)) == touched
