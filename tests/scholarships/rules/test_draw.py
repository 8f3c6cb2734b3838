"""The draw: golden values, sensitive to every byte, fair, and fast."""

import hashlib
import random

from naru.core.lots import as_typed, commitment
from naru.scholarships.rules import draw
from naru.scholarships.rules.draw import lot, ranked, root, seed

SECRET = "00" * 32
ENTRIES = [("c" * 32, 30), ("a" * 32, 10), ("b" * 32, 30)]


def by_hand(*parts):
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def test_a_small_draw_computed_by_hand():
    leaves = [by_hand("leaf", token, str(points)) for token, points in sorted(ENTRIES)]
    top = by_hand("node", by_hand("node", leaves[0], leaves[1]), leaves[2])
    assert root(ENTRIES) == top
    made = seed(code="winter", root=top, secret=SECRET, public_number="1 2 3")
    assert made == by_hand("naru-draw/1", "winter", top, SECRET, "1 2 3")
    tied = sorted(("b" * 32, "c" * 32), key=lambda token: by_hand(made, token))
    assert ranked(ENTRIES, seed=made) == [*tied, "a" * 32]


def test_golden_values():
    """Published draws must come out the same for ever."""
    assert commitment(SECRET) == "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"
    top = "b353685c5a4e6dbdac7b6fc2caf7a63918c03f0e53b9df936c57b54fff93c232"
    assert root(ENTRIES) == top
    made = seed(code="winter", root=top, secret=SECRET, public_number="1 2 3")
    assert made == "d20b7f84a33adb442802a4da92f7c082672e46d5fa16f77ccaffdc40b1f252ad"
    assert lot(made, "a" * 32) == "c90fef7a8115510b14562baaaf5e3e4c391b831c0b66e2d418b1755e0e100fab"


def test_the_order_of_the_list_does_not_matter_and_every_value_does():
    base = {"code": "winter", "root": root(ENTRIES), "secret": SECRET, "public_number": "1"}
    assert root(ENTRIES[::-1]) == base["root"]
    assert root([]) != root(ENTRIES[:1])
    changed = [
        {"code": "spring"},
        {"root": root(ENTRIES[:2])},
        {"secret": "01" * 32},
        {"public_number": "2"},
    ]
    assert len({seed(**base), *(seed(**{**base, **one}) for one in changed)}) == 5
    assert root([("a" * 32, 11), *ENTRIES[:1], *ENTRIES[2:]]) != base["root"]


def test_a_list_cannot_be_lengthened_without_changing_its_root():
    """Doubling a lone leaf, as some trees allow, gives another root."""
    odd = ENTRIES
    assert root(odd) != root([*odd, max(odd)])


def test_more_points_always_come_first():
    chance = random.Random(7)
    entries = [(f"{chance.getrandbits(128):032x}", chance.randrange(4)) for _one in range(500)]
    points = dict(entries)
    order = ranked(entries, seed="s")
    assert [points[token] for token in order] == sorted(points.values(), reverse=True)
    assert sorted(order) == sorted(points)


def test_equal_points_have_equal_chances():
    """chi-square over 4,000 draws of 3 out of 12; 11 degrees of freedom, p > 0.0001."""
    tokens = [f"{number:032x}" for number in range(12)]
    wins = dict.fromkeys(tokens, 0)
    for number in range(4_000):
        made = seed(code="c", root="r", secret=SECRET, public_number=str(number))
        for token in ranked([(token, 5) for token in tokens], seed=made)[:3]:
            wins[token] += 1
    expected = 1_000
    chi = sum((won - expected) ** 2 for won in wins.values()) / (expected * 0.75) * 11 / 12
    assert chi < 37


def test_a_number_is_read_as_it_counts():
    assert as_typed("  3 11  24\t+ 7 ") == "3 11 24 + 7"
    assert draw.FORMAT == "naru-draw/1"
