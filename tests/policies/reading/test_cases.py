"""Every golden case of every city pack, as policy staff wrote it."""

from datetime import date, timedelta

import pytest
from django.conf import settings

from naru.city.pack import Pack
from naru.policies.reading.book import named, read_policies
from naru.policies.reading.cases import differences, failures
from naru.policies.reading.schema import CaseEntry
from naru.policies.rules.rulebook import Standing
from tests.policies.factories import book, cond

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
