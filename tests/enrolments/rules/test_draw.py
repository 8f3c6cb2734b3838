"""The draw of a course: golden values, reserved shares, companions, memory of losses."""

import hashlib

from naru.core.lots import climbed, path
from naru.enrolments.rules import draw
from naru.enrolments.rules.draw import Lot, Memory, Terms, key, order, root, seated, seats_of, seed

A, B, C, D = (letter * 32 for letter in "abcd")
LIST = [Lot(C, 1), Lot(A, 4, 1, "near_poor"), Lot(D, 2, 2), Lot(B, 1, 1, "near_poor first_time")]
TERMS = Terms(4, (("near_poor", 1), ("first_time", 1)), Memory(2, 1, 12, 6), 48)


def by_hand(*parts):
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()


def test_a_small_draw_computed_by_hand():
    leaves = [by_hand("leaf", *one) for one in sorted(LIST)]
    top = by_hand("node", by_hand("node", *leaves[:2]), by_hand("node", *leaves[2:]))
    assert root(LIST) == top == root(LIST[::-1])
    assert [one.leaf for one in sorted(LIST)] == leaves
    assert climbed(leaves[2], path(leaves, 2)) == top
    lines = ["seats 4", "share near_poor 1", "share first_time 1"]
    lines += ["tickets base 2 loss 1 months 12 most 6", "reveal 48"]
    assert TERMS.lines() == lines
    assert TERMS.hash == by_hand("naru-course-draw/1", *lines)
    made = seed(run="r", rule=TERMS.hash, root=top, secret="00", public_value="1 2 3")
    assert made == by_hand("naru-course-draw/1", "r", TERMS.hash, top, "00", "1 2 3")
    assert key(made, A, 3) == min(by_hand(made, A, ticket) for ticket in range(3))
    by_key = sorted(LIST, key=lambda lot: (key(made, lot.token, lot.tickets), lot.token))
    assert order(LIST, seed=made) == by_key


def test_golden_values():
    """Published draws must come out the same for ever."""
    made = seed(run="r", rule=TERMS.hash, root=root(LIST), secret="00" * 32, public_value="1 2 3")
    assert made == "f82b46b4f7dd2073c684dccd994edc9c6759667213df441082918d852d5ac511"
    assert [lot.token[0] for lot in order(LIST, seed=made)] == ["d", "a", "c", "b"]
    assert draw.FORMAT == "naru-course-draw/1"
    assert Terms(3).lines() == ["seats 3", "tickets base 1", "reveal 72"]


def test_every_value_counts():
    base = {"run": "r", "rule": "x", "root": "y", "secret": "00", "public_value": "1"}
    changed = [seed(**{**base, name: "2"}) for name in base]
    assert len({seed(**base), *changed}) == 6
    for other in (LIST[0]._replace(tickets=2), LIST[0]._replace(people=2), Lot(C, 1, 1, "x")):
        assert root([other, *LIST[1:]]) != root(LIST)


def test_reserved_shares_are_worked_off_first_and_what_is_left_is_open():
    ordered = [Lot(C, 1), Lot(D, 1), Lot(A, 1, 1, "near_poor"), Lot(B, 1, 1, "near_poor new")]
    assert seated(ordered, Terms(2)) == [(C, ""), (D, "")]
    assert seated(ordered, Terms(2, (("near_poor", 1),))) == [(A, "near_poor"), (C, "")]
    both = Terms(3, (("near_poor", 1), ("new", 1)))
    assert seated(ordered, both) == [(A, "near_poor"), (B, "new"), (C, "")]
    nobody = Terms(3, (("social_care", 2),))
    assert seated(ordered, nobody) == [(C, ""), (D, ""), (A, "")]
    too_many = Terms(2, (("near_poor", 2), ("new", 2)))
    assert seated(ordered, too_many) == [(A, "near_poor"), (B, "near_poor")]


def test_companions_come_in_together_or_wait_together():
    ordered = [Lot(C, 1), Lot(D, 1, 2), Lot(A, 1), Lot(B, 1)]
    assert seated(ordered, Terms(3)) == [(C, ""), (D, "")]
    assert seated(ordered, Terms(2)) == [(C, ""), (A, "")], "one seat is not enough for two"
    assert seated(ordered[1:2], Terms(1)) == []


def test_a_share_is_rounded_down():
    assert [seats_of(10, 20), seats_of(10, 19), seats_of(30, 3), seats_of(100, 7)] == [2, 1, 0, 7]


def test_losing_adds_a_ticket_up_to_the_most():
    assert [Memory(2, 1, 12, 6).tickets(lost) for lost in range(7)] == [2, 3, 4, 5, 6, 6, 6]
