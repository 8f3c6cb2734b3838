"""A reform is checked as strictly as a rule; what does not exist is named with what does."""

import pytest

from naru.city.pack import Pack
from naru.policies.rules.rulebook import Standing
from naru.simulation.reading.part import read_alone, read_named
from tests.simulation.reading.mistakes import HANEUL, REFORM, copied, told

CHANGE = '[[parameter]]\nname = "income-ceiling"\nadd = 20\n'
CIRCLE = """[[policy]]
id = "night-school"
[policy.when]
id = "circle"
policy = "harbour-jobs"
"""
MISTAKES = [
    (CHANGE, '[[policy]]\nid = "day-school"\nrule = "ended"\n', '"day-school" is not in policies/'),
    (CHANGE, '[[parameter]]\nname = "wage"\nvalue = 1\n', '"wage" is not in parameters/'),
    (CHANGE, '[[cost]]\npolicy = "harbour-jobs"\nwon = 1\n', '"harbour-jobs" is not in costs.toml'),
    (CHANGE, "", "this reform changes nothing."),
    (CHANGE, '[[policy]]\nid = "night-school"\n', "a published rule has a tree"),
    (CHANGE, CIRCLE, "a circle of references"),
    ("add = 20", "add = 20\nvalue = 5", "a parameter has either value or add."),
    ("add = 20", 'value = "much"', '"much" does not fit income_percent.'),
    ("add = 20", "value = [1, 2]", "at_most does not fit this value."),
    ("add = 20", "value = { 1 = 5 }", "income-ceiling does not look so."),
    (
        'name = "income-ceiling"\nadd = 20',
        'name = "median-income"\nvalue = { 1 = 0, 2 = 1, 3 = 2 }',
        "median-income does not look so.",
    ),
    ('name = "income-ceiling"\nadd = 20', 'name = "ages"\nvalue = [69, 45]', "above the second"),
    ('name = "income-ceiling"\nadd = 20', 'name = "ages"\nadd = [1, 2, 3]', "Write value instead."),
    ('name = "income-ceiling"', 'nme = "income-ceiling"', 'did you mean "name"?'),
]


@pytest.mark.parametrize(("before", "after", "said"), MISTAKES)
def test_a_mistake_is_told_with_file_and_line(tmp_path, before, after, said):
    problems = told(tmp_path, REFORM, before, after)
    assert any(line.startswith(f"{REFORM}:") and said in line for line in problems), problems


@pytest.mark.parametrize(
    ("after", "value"),
    [
        ("add = 20", 120),
        ("value = 65", 65),
    ],
)
def test_what_is_added_is_added_to_the_last_value_written(tmp_path, after, value):
    pack = Pack(copied(tmp_path, REFORM, "add = 20", after))
    reform = read_named(pack, read_alone(pack), "higher-ceiling")
    assert reform.values == {"income-ceiling": value}


def test_bands_and_income_tables_can_be_changed_too(tmp_path):
    more = (
        '[[parameter]]\nname = "ages"\nadd = [5, 0]\n'
        '[[parameter]]\nname = "median-income"\nvalue = { 1 = 10, 2 = 20, 3 = 30 }\n'
        '[[policy]]\nid = "boat-building"\nrule = "open to all"\n'
        '[[cost]]\npolicy = "night-school"\ntake_up = 30\n'
    )
    pack = Pack(copied(tmp_path, REFORM, CHANGE, more))
    reform = read_named(pack, read_alone(pack), "higher-ceiling")
    pack.stop_if_wrong()
    assert reform.values == {"ages": [50, 69], "median-income": {1: 10, 2: 20, 3: 30}}
    assert [(rule.policy, rule.standing) for rule in reform.rules] == [
        ("boat-building", Standing.OPEN)
    ]
    assert [(cost.policy, cost.take_up, cost.won) for cost in reform.costs] == [
        ("night-school", 30, None)
    ]


def test_the_reforms_of_both_packs_are_right():
    for folder in (HANEUL, HANEUL.parent / "seoul"):
        pack = Pack(folder)
        part = read_alone(pack)
        assert part.reforms
        assert all(read_named(pack, part, name) for name in part.reforms)
        assert pack.problems == []
