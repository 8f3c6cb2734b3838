"""Operators see what was raised and where, and never its words."""

import json

import pytest

from naru.accounts.rules import digest_of
from naru.core.refusals import Refusal
from naru.upkeep import rules


def raised(function, *arguments):
    with pytest.raises(Exception) as caught:  # noqa: PT011
        function(*arguments)
    return caught.value


def test_a_kind_is_the_whole_name_of_the_exception():
    error = raised(json.loads, "{")
    assert rules.kind_of(error) == "json.decoder.JSONDecodeError"
    assert rules.kind_of(ValueError("010-1234-5678")) == "ValueError"
    assert rules.kind_of(Refusal()) == "naru.core.refusals.Refusal"


def test_a_place_is_the_deepest_line_of_ours():
    place = rules.place_of(raised(digest_of, 5))
    assert place.startswith("naru/accounts/rules.py:")
    assert rules.place_of(raised(json.loads, "{")) == ""
    assert rules.place_of(ValueError()) == ""


def test_very_long_names_are_cut():
    assert len(rules.kind_of(type("E" * 500, (Exception,), {})())) == 200
