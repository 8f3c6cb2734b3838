"""Every golden case of every city pack, as policy staff wrote it."""

from datetime import date, timedelta

import pytest
from django.conf import settings

from naru.city.pack import Pack
from naru.policies.reading.book import named, read_policies
from naru.policies.reading.cases import differences, failures
from naru.policies.reading.schema import CaseEntry
from naru.policies.rules.derived import DERIVED
from naru.policies.rules.rulebook import Standing
from naru.policies.rules.trees import Condition, Group, Negation
from tests.policies.factories import book, cond

DAY = timedelta(days=1)
CITIES = settings.BASE_DIR / "cities"


def read(city):
    pack = Pack(CITIES / city)
    part = read_policies(pack, city=named(None))
    pack.stop_if_wrong()
    return part


PARTS = {city: read(city) for city in ("seoul", "haneul")}


@pytest.mark.parametrize(
    ("city", "policy", "case"),
    [
        pytest.param(city, file.value.policy, case, id=f"{city}:{file.value.policy}:{case.name}")
        for city, part in PARTS.items()
        for file in part.cases
        for case in file.value.case
    ],
)
def test_case(city, policy, case):
    assert list(differences(case, policy, PARTS[city].book)) == []


def test_every_published_rule_has_at_least_six_cases_of_both_kinds():
    part = PARTS["seoul"]
    cases = {file.value.policy: file.value.case for file in part.cases}
    for policy in part.book.policies.values():
        if any(version.standing is not Standing.NOT_PUBLISHED for _, version in policy.spans):
            answers = [case.answer for case in cases[policy.id]]
            assert len(answers) >= 6, policy.id
            assert {"yes", "no"} <= set(answers), policy.id


def test_every_change_of_a_rule_has_cases_on_its_first_day_and_on_the_day_before():
    part = PARTS["seoul"]
    days = {file.value.policy: {case.on for case in file.value.case} for file in part.cases}
    for policy in part.book.policies.values():
        starts = sorted({version.valid_from for _, version in policy.spans})
        wanted = {day for start in starts for day in (start, start - timedelta(days=1))}
        if len(starts) > 1:
            assert sorted(wanted - days[policy.id]) == [], policy.id


def own_conditions(node):
    """Those of the rule itself; another policy it refers to has cases of its own."""
    if isinstance(node, Condition):
        yield node
    elif isinstance(node, Negation):
        yield from own_conditions(node.part)
    elif isinstance(node, Group):
        for part in node.parts:
            yield from own_conditions(part)


def age_edges(policy):
    """Ages (by birthday, or by year of birth) at which an answer can turn: `(fact, age)`."""
    for _start, version in policy.spans:
        for one in own_conditions(version.tree):
            if one.fact in ("age", "year_age"):
                bounds = {"at_least": (one.value, None), "at_most": (None, one.value)}
                low, high = bounds.get(one.operator) or one.value
                yield from ((one.fact, low),) if low is not None else ()
                yield from ((one.fact, high + 1),) if high is not None else ()


def sides_tried(fact, edge, cases):
    """Whether a case stands at the very birthday (or New Year), and one on the day before it."""
    value = DERIVED[fact].value
    sides = set()
    for case in cases:
        born = case.facts.get("birth_on")
        if born is not None:
            ages = [value({"birth_on": born}, case.on + n * DAY, {}) for n in (-1, 0, 1)]
            ages += [value({"birth_on": born - n * DAY}, case.on, {}) for n in (-1, 1)]
            if ages[1] == edge and edge - 1 in ages:
                sides.add("of age")
            if ages[1] == edge - 1 and edge in ages:
                sides.add("a day too young")
    return sides


def test_every_age_of_a_rule_has_cases_on_the_birthday_and_on_the_day_before():
    part = PARTS["seoul"]
    cases = {file.value.policy: file.value.case for file in part.cases}
    missing = [
        f"{policy.id}: {fact} {edge}"
        for policy in part.book.policies.values()
        for fact, edge in sorted(set(age_edges(policy)))
        if sides_tried(fact, edge, cases[policy.id]) != {"of age", "a day too young"}
    ]
    assert missing == []


def entry(**more):
    given = {
        "name": "a case",
        "on": date(2026, 1, 1),
        "facts": {"near_poor": True},
        "answer": "yes",
    }
    return CaseEntry(**{**given, **more})


BOOK = book({"one": cond("near_poor", "is", True, node="poor")})


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (entry(), []),
        (entry(answer="no"), ["answer is yes, not no"]),
        (
            entry(facts={"near_poor": False}, answer="no"),
            ["because is ['poor'], not []"],
        ),
        (entry(facts={}, answer="unknown"), ["missing is ['near_poor'], not []"]),
        (
            entry(
                facts={"near_poor": False}, answer="no", because=["poor"], nearest=date(2027, 1, 1)
            ),
            ["nearest is [], not 2027-01-01"],
        ),
        (entry(facts={"birth_on": date(2027, 1, 1)}), ["facts cannot be true: birth_on"]),
    ],
)
def test_a_wrong_case_says_what_the_rules_say(case, said):
    found = list(differences(case, "one", BOOK))
    assert [one[: len(two)] for one, two in zip(found, said, strict=True)] == said


def test_failures_name_file_and_line(tmp_path):
    part = PARTS["haneul"]
    broken = book({"night-school": cond("near_poor", "is", True)})
    first = next(iter(failures(part.cases, broken)))
    assert str(first).startswith("cities/haneul/cases/night-school.toml:3: every condition holds")
