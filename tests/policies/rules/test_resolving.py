"""Drafts that do not fit together are refused with the place."""

from datetime import date

import pytest

from naru.policies.rules.resolving import Unresolvable
from tests.policies.factories import cond, every, never, other, parameter, policies, version

AGE = cond("age", "at_least", 40)


def refused(drafts, *parameters):
    with pytest.raises(Unresolvable) as error:
        policies(drafts, *parameters)
    return error.value


def test_a_circle_of_references_is_refused():
    error = refused({"a": every(other("b", "to_b")), "b": never(other("a", "to_a"))})
    assert (error.policy, error.node) == ("b", "to_a")
    assert "a → b → a" in error.what


def test_a_reference_to_itself_is_refused():
    assert "a → a" in refused({"a": other("a")}).what


def test_a_reference_to_nothing_is_refused():
    assert "no policy is called b" in refused({"a": other("b")}).what


def test_a_parameter_without_a_value_on_the_first_day_is_refused():
    late = parameter("floor", (date(2021, 1, 1), 40))
    error = refused({"a": [version(cond("age", "at_least", "$floor"), date(2020, 1, 1))]}, late)
    assert "floor has no value on 2020-01-01" in error.what


def test_order_of_files_does_not_matter_for_references():
    found = policies({"a": other("b"), "b": AGE})
    assert list(found) == ["a", "b"]
    assert found["a"].on(date(2026, 1, 1)).tree.tree == found["b"].on(date(2026, 1, 1)).tree


def test_spans_follow_the_policy_referred_to():
    found = policies({"a": other("b"), "b": [version(AGE), version(AGE, date(2025, 1, 1))]})
    assert found["a"].starts == (date(2020, 1, 1), date(2025, 1, 1))
