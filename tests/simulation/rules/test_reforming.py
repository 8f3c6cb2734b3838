"""A reform is resolved like the rules in force, from its day on and no earlier."""

from dataclasses import replace
from datetime import date

from naru.policies.rules.resolving import Draft
from naru.policies.rules.rulebook import Note, Standing
from naru.policies.rules.trees import conditions
from naru.simulation.rules.reforming import NewRule, Reform, Written, valued
from tests.policies.factories import MEDIANS, cond, every, other, parameter, version

AGES = parameter("ages", (date(2020, 1, 1), [40, 64]), (date(2028, 1, 1), [50, 64]))
ON = date(2027, 1, 1)


def draft(name, *versions):
    return Draft(name, "X-01", versions)


WRITTEN = Written(
    {
        "by-age": draft(
            "by-age",
            version(every(cond("near_poor", "is", True))),
            version(every(cond("age", "between", "$ages")), date(2025, 1, 1)),
        ),
        "by-income": draft("by-income", version(every(cond("income_percent", "at_most", 50)))),
        "follows": draft("follows", version(every(other("by-age")))),
        "follows-on": draft("follows-on", version(every(other("follows")))),
        "later": draft("later", version(every(cond("near_poor", "is", True)), date(2030, 1, 1))),
    },
    {"ages": AGES, "median-income": MEDIANS},
)


def reform(**values):
    return Reform("trial", Note("시험", "Trial"), values)


def values_of(policies, name, day=ON):
    return [c.value for c in conditions(policies[name].on(day).tree)]


def test_only_the_version_of_the_day_is_kept():
    kept = WRITTEN.in_force(ON)
    assert {name: len(d.versions) for name, d in kept.drafts.items()} == {
        **dict.fromkeys(("by-age", "by-income", "follows", "follows-on"), 1),
        "later": 0,
    }
    policies = kept.policies()
    assert values_of(policies, "follows-on") == [(40, 64)]
    assert policies["later"].on(ON) is None


def test_a_parameter_counts_from_the_day_whatever_was_written_for_later():
    policies = WRITTEN.under(reform(ages=[45, 60]), ON).policies()
    days = [date(2026, 12, 31), ON, date(2029, 1, 1)]
    assert [values_of(policies, "by-age", day) for day in days] == [
        *([(40, 64)], [(45, 60)], [(45, 60)])
    ]
    assert [a.value for a in valued(AGES, [1, 2], ON).amounts] == [[40, 64], [1, 2]]


def test_a_rule_is_written_over_or_ended():
    ended = NewRule("by-age", Standing.ENDED)
    opened = NewRule("by-income", Standing.OPEN)
    new = NewRule("later", Standing.RULE, every(cond("near_poor", "is", False)))
    one = replace(reform(), rules=(ended, opened, new))
    policies = WRITTEN.under(one, ON).policies()
    assert {n: policies[n].on(ON).standing for n in ("by-age", "by-income", "later")} == {
        "by-age": Standing.ENDED,
        "by-income": Standing.OPEN,
        "later": Standing.RULE,
    }


def test_what_a_change_can_reach_is_found_through_references_and_medians():
    def reached(*names, policies=()):
        return WRITTEN.touched_by(names, policies)

    assert reached("ages") == {"by-age", "follows", "follows-on"}
    assert reached("median-income") == {"by-income"}
    assert reached(policies=["follows"]) == {"follows", "follows-on"}
    assert reached("nothing") == frozenset()


def test_some_policies_are_resolved_with_what_they_refer_to():
    assert set(WRITTEN.policies(["follows-on"])) == {"follows-on", "follows", "by-age"}
