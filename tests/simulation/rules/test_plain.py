"""A prepared question survives as JSON, every rule of the pack included; other shapes do not."""

import json
from datetime import date

import pytest

from naru.city.pack import Pack
from naru.policies.rules.trees import Condition, Group, Help, Negation, Reference
from naru.simulation.reading.part import read_alone, read_named
from naru.simulation.rules.bulk import Rule
from naru.simulation.rules.comparing import Scenario
from naru.simulation.rules.costing import Cost
from naru.simulation.rules.plain import NotPlain, Prepared, from_plain, to_plain
from naru.simulation.rules.reforming import rules_on
from tests.simulation.factories import SEOUL, TODAY

TREE = Group(
    "all",
    "all",
    (
        Condition("old", "age", "between", (40, 64), ("midlife",), Help("가", "a")),
        Condition("born", "birth_on", "from", date(1970, 1, 1)),
        Negation("no", Condition("has", "benefits_now", "has_any", frozenset({"B", "A"}))),
        Reference("other", "open", Group("open-to-all", "all", ()), Help("나", "b")),
        Reference("silent", "unsaid", None),
        Group("any", "any", (Condition("here", "lives_in_city", "is", True),)),
    ),
)
BEFORE = Scenario(
    {"one": Rule(TREE, {1: 5, 2: 7}), "two": Rule(None, {})},
    {"one": Cost("one", 5, 10, None, 0), "two": Cost("two", 1, 2, 3, 4)},
)
AFTER = Scenario(
    {**BEFORE.rules, "two": Rule(Group("ended", "any", ()), {})},
    {**BEFORE.costs, "one": Cost("one", 6, 10)},
)
ASKED = Prepared("more", "More", TODAY, 1500, "abc", BEFORE, AFTER)


def through_json(asked):
    return from_plain(json.loads(json.dumps(to_plain(asked))))


def test_a_question_comes_back_with_every_node_and_value():
    again = through_json(ASKED)
    assert again == ASKED
    condition = again.before.rules["one"].tree.parts[5].parts[0]
    assert condition.value is True


def test_every_rule_of_the_pack_under_every_reform_comes_back():
    pack = Pack(SEOUL)
    part = read_alone(pack)
    before = Scenario(rules_on(part.written.policies(), TODAY), {})
    assert len(part.reforms) > 1
    for name in part.reforms:
        reform = read_named(pack, part, name)
        after = Scenario(rules_on(part.written.under(reform, TODAY).policies(), TODAY), {})
        asked = Prepared(name, "", TODAY, 1, "", before, after)
        assert through_json(asked) == asked


@pytest.mark.parametrize(
    ("place", "other"),
    [
        ((0,), 5),
        ((2,), "2026-02-30"),
        ((3,), "1500"),
        ((5, 0, 0, 1, 0), "xor"),
        ((5, 0, 0, 1, 3, 0, 3), 40),
        ((5, 0, 0, 1, 3, 0, 5), {"between": [1, 2]}),
        ((5, 0, 0, 1, 3, 2, 3), None),
        ((5, 0, 0, 2), [[1]]),
        ((5, 1, 0, 1), "much"),
        ((5, 1, 0, 1), True),
        ((6,), None),
    ],
)
def test_another_shape_is_refused(place, other):
    plain = json.loads(json.dumps(to_plain(ASKED)))
    inner = plain
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = other
    with pytest.raises(NotPlain):
        from_plain(plain)


@pytest.mark.parametrize("plain", [None, 5, [], {}, "text", [1, 2, 3]])
def test_what_is_no_question_is_refused(plain):
    with pytest.raises(NotPlain):
        from_plain(plain)
