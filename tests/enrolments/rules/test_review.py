"""A review's order: points first, then the published tie rule, the same on every machine."""

import hashlib

from naru.enrolments.rules import review
from naru.enrolments.rules.review import Criterion, Marked, Terms, ranked, root, seated, seed

A, B, C, D = (letter * 32 for letter in "abcd")
CRITERIA = (Criterion("배울 까닭", 10, "왜"), Criterion("쓸 곳", 5))


def terms(tie=review.CRITERIA, **more):
    return Terms(**{"seats": 2, "criteria": CRITERIA, "readers": 2, "tie": tie, **more})


def by_hand(*parts):
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def test_what_is_published_is_hashed():
    rule = terms(shares=(("near-poor", 1),))
    lines = ["seats 2", "share near-poor 1", "criterion 10 배울 까닭: 왜", "criterion 5 쓸 곳: "]
    lines += ["readers 2", "tie CRITERIA"]
    assert (rule.lines(), rule.most) == (lines, 30)
    assert rule.hash == by_hand("naru-review/1", *lines)
    top = root([B, A])
    assert top == by_hand("node", by_hand("leaf", A), by_hand("leaf", B))
    made = seed(run="r", rule=rule.hash, root=top, secret="00")
    assert made == by_hand("naru-review/1", "r", rule.hash, top, "00")


def test_more_points_come_first_and_equals_go_by_the_first_criterion():
    marked = [Marked(A, (8, 10)), Marked(B, (12, 6)), Marked(C, (20, 0)), Marked(D, (1, 1))]
    assert [one.token for one in ranked(marked, terms(), seed="5")] == [C, B, A, D]


def test_whoever_is_equal_to_the_end_goes_by_the_sealed_lot():
    marked = [Marked(A, (9, 9)), Marked(B, (9, 9)), Marked(C, (18, 0))]
    for made in ("5", "6", "7", "8"):
        lot = sorted([A, B], key=lambda token: by_hand(made, token))
        order = [one.token for one in ranked(marked, terms(), seed=made)]
        assert order == [C, *lot]
        everybody = sorted([A, B, C], key=lambda token: by_hand(made, token))
        assert [one.token for one in ranked(marked, terms(review.LOT), seed=made)] == everybody
    assert len({ranked(marked, terms(), seed=str(at))[1].token for at in range(9)}) == 2


def test_shares_are_worked_off_first_as_in_a_draw():
    ordered = [Marked(A, (9, 9)), Marked(B, (8, 8)), Marked(C, (1, 1), "near-poor")]
    assert seated(ordered, terms()) == [(A, ""), (B, "")]
    assert seated(ordered, terms(shares=(("near-poor", 1),))) == [(C, "near-poor"), (A, "")]
