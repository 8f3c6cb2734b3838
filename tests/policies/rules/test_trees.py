"""Kleene's tables, operators at their bounds, and blame."""

import itertools

import pytest

from naru.policies.rules.resolving import folded
from naru.policies.rules.trees import (
    Condition,
    Group,
    Negation,
    Reference,
    blamed,
    compiled,
    conditions,
    operators_for,
    outcome,
)

TRUE, FALSE, OPEN = True, False, None


def leaf(name, fact="lives_in_city"):
    return Condition(name, fact, "is", True)


A, B = leaf("a", "lives_in_city"), leaf("b", "near_poor")


def values(a, b):
    named = {"lives_in_city": a, "near_poor": b}
    return {name: value for name, value in named.items() if value is not None}


def test_all_any_and_not_follow_kleene():
    for a, b in itertools.product((TRUE, FALSE, OPEN), repeat=2):
        known = values(a, b)
        both = FALSE if FALSE in (a, b) else OPEN if OPEN in (a, b) else TRUE
        either = TRUE if TRUE in (a, b) else OPEN if OPEN in (a, b) else FALSE
        assert compiled(Group("g", "all", (A, B)))(known) is both
        assert compiled(Group("g", "any", (A, B)))(known) is either
        turned = OPEN if a is None else not a
        assert compiled(Negation("n", A))(known) is turned


@pytest.mark.parametrize(
    ("fact", "operator", "constants", "yes", "no"),
    [
        ("age", "between", (40, 64), [40, 64], [39, 65]),
        ("age", "at_least", (40,), [40, 90], [39]),
        ("age", "at_most", (64,), [64, 0], [65]),
        ("employment", "one_of", ("LOOKING", "RETIRED"), ["RETIRED"], ["EMPLOYED"]),
        ("employment", "is", ("LOOKING",), ["LOOKING"], ["RETIRED"]),
        ("benefits_now", "has_any", ("A", "B"), [frozenset({"B", "C"})], [frozenset()]),
        ("benefits_now", "has_none", ("A", "B"), [frozenset({"C"})], [frozenset({"A"})]),
    ],
)
def test_operators_at_their_bounds(fact, operator, constants, yes, no):
    condition = Condition("c", fact, operator, folded(operator, constants))
    assert [outcome(condition, {fact: value}) for value in yes] == [True] * len(yes)
    assert [outcome(condition, {fact: value}) for value in no] == [False] * len(no)
    assert outcome(condition, {}) is None


def test_operators_fit_the_kind_of_fact():
    assert operators_for("lives_in_city") == ("is",)
    assert operators_for("birth_on") == ("from", "until", "between")
    assert operators_for("income_percent") == ("at_most",)
    assert operators_for("benefits_now") == ("has_any", "has_none")


def test_an_open_reference_is_never_known():
    assert compiled(Reference("r", "other"))({}) is None
    truth, reasons = blamed(Reference("r", "other"), {})
    assert (truth, reasons[0].node, reasons[0].holds) == (None, "r", None)


def test_blame_through_not_says_what_is_wanted():
    truth, (reason,) = blamed(Negation("n", A), {"lives_in_city": True})
    assert (truth, reason.node, reason.wanted, reason.holds) == (False, "a", False, False)


def test_blame_of_not_any_is_each_part_that_holds():
    node = Negation("n", Group("g", "any", (A, B)))
    truth, reasons = blamed(node, values(TRUE, TRUE))
    assert (truth, [reason.node for reason in reasons]) == (False, ["a", "b"])


def test_blame_of_a_lone_part_needs_no_any_of():
    _truth, (reason,) = blamed(Group("g", "any", (A,)), values(FALSE, None))
    assert reason.node == "a"


def test_conditions_are_found_everywhere():
    tree = Group("g", "all", (A, Negation("n", B), Reference("r", "x", leaf("c"))))
    assert [condition.id for condition in conditions(tree)] == ["a", "b", "c"]
