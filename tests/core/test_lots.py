"""The tree over a list: golden values, and a way from each leaf to the root."""

import hashlib

import pytest

from naru.core.lots import as_typed, climbed, commitment, digest, path, root


def by_hand(*parts):
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def test_golden_values():
    """Published draws must come out the same for ever."""
    assert digest("a", "가") == by_hand("a", "가")
    assert commitment("00" * 32) == (
        "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"
    )
    assert root([]) == by_hand("empty")
    assert root(["x"]) == "x"
    assert root(["x", "y", "z"]) == by_hand("node", by_hand("node", "x", "y"), "z")
    assert as_typed("  3 11  24\t+ 7 ") == "3 11 24 + 7"


@pytest.mark.parametrize("number", [1, 2, 3, 6, 7, 33])
def test_every_leaf_climbs_to_the_root_and_no_other_does(number):
    leaves = [digest(str(one)) for one in range(number)]
    top = root(leaves)
    for place, leaf in enumerate(leaves):
        beside = path(leaves, place)
        assert climbed(leaf, beside) == top
        assert climbed(digest("another"), beside) != top
        assert len(beside) <= 6


def test_a_lone_leaf_that_is_doubled_gives_another_root():
    assert root(["a", "b", "c"]) != root(["a", "b", "c", "c"])
