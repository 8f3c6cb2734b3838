"""A mistake in a rule file names file, line and what would be right; a good pack round-trips."""

import re
import shutil
from datetime import date

import pytest
from django.conf import settings

from naru.city.pack import Pack
from naru.city.problems import BadPack
from naru.policies.reading.book import (
    digest_of,
    named,
    read_policies,
    rulebook,
    rulebook_of,
)
from naru.policies.rules.rulebook import Note, Standing
from naru.policies.rules.trees import conditions

SEOUL = settings.BASE_DIR / "cities" / "seoul"
HANEUL = settings.BASE_DIR / "cities" / "haneul"
SCHOOL = "policies/night-school.toml"


def mistakes(folder, file, before, after, **known):
    """What the reader says after one change to a copy of Haneul's rule files."""
    shutil.copytree(HANEUL, folder / "haneul")
    path = folder / "haneul" / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    pack = Pack(folder / "haneul")
    part = read_policies(pack, city=named(None), **known)
    with pytest.raises(BadPack) as refused:
        pack.stop_if_wrong()
    assert part.book is None
    place = f"{folder.name}/haneul/"
    return [str(problem).removeprefix(place) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        (
            SCHOOL,
            'fact = "age"',
            'fact = "agee"',
            (
                'policies/night-school.toml:12: "agee" is not a fact that rules may use; '
                'did you mean "age"? Allowed: birth_on, '
            ),
        ),
        (
            SCHOOL,
            'op = "between"',
            'op = "above"',
            (
                'policies/night-school.toml:12: "above" does not fit age. '
                "Allowed: at_least, at_most, between."
            ),
        ),
        (
            SCHOOL,
            'value = "$ages"',
            'value = "$age"',
            (
                'policies/night-school.toml:12: "age" is not a parameter of parameters/; '
                'did you mean "ages"? Allowed: ages, income-ceiling, median-income, '
                "night-points, paper-days."
            ),
        ),
        (
            SCHOOL,
            'value = "$ages"',
            "value = [69, 45]",
            (
                "policies/night-school.toml:12: the first value is above the second. "
                "Write value = [lowest, highest]."
            ),
        ),
        (
            SCHOOL,
            'value = "$ages"',
            "value = 45",
            "policies/night-school.toml:12: between needs two values. ",
        ),
        (
            SCHOOL,
            '["NIGHT_GRANT"]',
            '["DAY_GRANT"]',
            (
                'policies/night-school.toml:15: "DAY_GRANT" does not fit benefits_now. '
                "Allowed: FERRY_PASS, NIGHT_GRANT."
            ),
        ),
        (
            SCHOOL,
            'id = "income"',
            'id = "age"',
            'policies/night-school.toml:13: id = "age" is used twice in this version. ',
        ),
        (
            SCHOOL,
            "valid_from = 2025-05-01",
            "valid_from = 2024-05-01",
            "policies/night-school.toml:12: the parameter ages has no value on 2024-05-01. ",
        ),
        (
            SCHOOL,
            "[version.when]",
            "rule = 'ended'\n\n[version.when]",
            "policies/night-school.toml:4: version = ",
        ),
        (
            SCHOOL,
            '{ id = "no-grant", fact = "benefits_now",',
            '{ id = "no-grant",',
            "policies/night-school.toml:15: ",
        ),
        (
            "policies/harbour-jobs.toml",
            'policy = "night-school"',
            'policy = "harbour-jobs"',
            "policies/harbour-jobs.toml:13: a circle of references: harbour-jobs → harbour-jobs. ",
        ),
        (
            "policies/harbour-jobs.toml",
            'policy = "night-school"',
            'policy = "day-school"',
            "policies/harbour-jobs.toml:13: no policy is called day-school. ",
        ),
        (
            "policies/boat-building.toml",
            'rule = "not published"',
            'rule = "secret"',
            (
                'policies/boat-building.toml:7: version.rule = "secret" cannot be used: '
                "it is not one of the allowed words. Allowed: published, open to all, "
                "not published, ended."
            ),
        ),
        (
            "policies/boat-building.toml",
            'rule = "not published"',
            (
                'rule = "not published"\n\n[[version]]\nvalid_from = 2025-05-01\n'
                'sources = ["plan-2025"]\nrule = "ended"'
            ),
            (
                "policies/boat-building.toml:10: this version does not begin after the one before "
                "(2025-05-01). "
            ),
        ),
        (
            "policies/boat-building.toml",
            'rule = "not published"',
            (
                'rule = "not published"\n\n[[version]]\nvalid_from = 2024-12-31\n'
                'sources = ["plan-2025"]\nrule = "ended"'
            ),
            (
                "policies/boat-building.toml:10: this version does not begin after the one before "
                "(2025-05-01). Put the versions in order of time, each on a day of its own."
            ),
        ),
        (
            "parameters/all.toml",
            "from_on = 2027-01-01",
            "from_on = 2025-05-01",
            "parameters/all.toml:15: this amount does not begin after the one before. ",
        ),
        (
            "parameters/all.toml",
            'unit = "percent"',
            'unit = "per cent"',
            'parameters/all.toml:12: parameter.unit = "per cent" cannot be used: ',
        ),
        (
            "parameters/all.toml",
            "value = 80",
            'value = "80"',
            (
                'policies/night-school.toml:13: "80" does not fit income_percent. '
                "Allowed: a whole number."
            ),
        ),
        (
            SCHOOL,
            'not_published = ["residence"]\n',
            "",
            (
                "policies/night-school.toml:8: the rule does not say anything about residence. "
                "Test one of lives_in_city, works_in_city, studies_in_city, business_in_city, or "
                'write not_published = ["residence"] if no source says it.'
            ),
        ),
        (
            SCHOOL,
            'not_published = ["residence"]',
            'not_published = ["residence", "age"]',
            (
                'policies/night-school.toml:7: not_published names "age", but the rule says it. '
                "Take it out of not_published."
            ),
        ),
        (
            SCHOOL,
            'not_published = ["residence"]',
            'not_published = ["income"]',
            "policies/night-school.toml:7: version.not_published",
        ),
        (
            SCHOOL,
            'value = "$income-ceiling"',
            'value = "$paper-days"',
            (
                "policies/night-school.toml:13: paper-days is in days, and income_percent is not. "
                "Allowed: a parameter in percent."
            ),
        ),
        (
            SCHOOL,
            'not_published = ["residence"]',
            ('not_published = ["residence"]\nworth = { ko = "한 달 {pay}", en = "{pay} a month" }'),
            'policies/night-school.toml:8: "pay" is not a parameter of parameters/. Allowed: ages',
        ),
        (
            SCHOOL,
            'not_published = ["residence"]',
            (
                'not_published = ["residence"]\n'
                'notes = [ { ko = "{ages}까지", en = "Within {paper-days}" } ]'
            ),
            "policies/night-school.toml:8: the Korean and the English name different figures. ",
        ),
        (
            SCHOOL,
            'sources = ["plan-2025"]\n',
            "",
            'policies/night-school.toml:4: "sources" is missing here. ',
        ),
        (
            "parameters/all.toml",
            'value = [45, 69], source = "plan-2025"',
            "value = [45, 69]",
            "parameters/all.toml:6: ",
        ),
        (
            "cases/night-school.toml",
            'policy = "night-school"',
            'policy = "nigh-school"',
            (
                'cases/night-school.toml:1: "nigh-school" is not in policies; '
                'did you mean "night-school"?'
            ),
        ),
    ],
)
def test_a_mistake_names_file_line_and_what_is_right(tmp_path, file, before, after, told):
    said = mistakes(tmp_path, file, before, after)
    assert [line for line in said if line.startswith(told)], said


def test_sources_and_programmes_are_looked_up(tmp_path):
    said = mistakes(
        tmp_path,
        SCHOOL,
        'sources = ["plan-2025"]',
        'sources = ["plan-2052"]',
        sources=["plan-2025"],
        programmes=["night-school", "harbour-jobs", "rowing"],
    )
    assert [line.partition(" ")[0] for line in said] == [
        "policies/boat-building.toml:2:",
        "policies/night-school.toml:6:",
        "policies/rowing.toml:1:",
    ]


def test_every_programme_of_the_city_has_a_policy():
    programmes = {path.stem for path in (SEOUL / "programmes").glob("*.toml")}
    assert {policy.programme for policy in rulebook().policies.values()} == programmes


AGE = {"age", "year_age", "birth_on"}
PLACE = {"lives_in_city", "works_in_city", "studies_in_city", "business_in_city"}


@pytest.mark.parametrize("city", [SEOUL, HANEUL], ids=lambda folder: folder.name)
def test_every_rule_of_every_time_says_age_and_residence_or_that_they_are_not_published(city):
    pack = Pack(city)
    book = read_policies(pack, city=named(None)).book
    silent = 0
    for policy in book.policies.values():
        for start, version in policy.spans:
            if version.standing is not Standing.RULE:
                assert version.not_published == (), policy.id
                continue
            tested = {condition.fact for condition in conditions(version.tree)}
            for part, facts in (("age", AGE), ("residence", PLACE)):
                said = bool(tested & facts)
                assert said is (part not in version.not_published), (policy.id, start, part)
            silent += bool(version.not_published)
    assert silent


NAMED_BY_THE_CITY = (
    *("contribution-jobs", "training-scholarship", "career-talent-support-hire"),
    *("career-talent-support-experience", "career-camp-40s", "my-college", "refundable-courses"),
    *("shared-offices", "merchant-digital", "life-design-school", "employment-academy"),
    *("companion-plaza", "institute-training"),
)


def test_the_programmes_the_city_named_have_real_rules_with_sources():
    """Each rests on a published rule, or on a source that says it is open to all."""
    book = rulebook()
    assert set(NAMED_BY_THE_CITY) <= book.policies.keys()
    for name in NAMED_BY_THE_CITY:
        for _start, version in book.policies[name].spans:
            assert version.standing in (Standing.RULE, Standing.OPEN), name
            assert version.sources, name


def versions_of(name):
    return sorted({version.valid_from for _start, version in rulebook().policies[name].spans})


def test_rules_that_changed_are_kept_with_the_years_in_which_they_held():
    assert [day.year for day in versions_of("contribution-jobs")] == [
        *(2018, 2020, 2022, 2024, 2025, 2026)
    ]
    assert [day.year for day in versions_of("career-talent-support-hire")] == [2019, 2024, 2026]
    assert [day.year for day in versions_of("career-talent-support-experience")] == [2024, 2026]
    assert [day.year for day in versions_of("shared-offices")] == [2018, 2019, 2021, 2024]
    assert [day.year for day in versions_of("my-college")] == [2023, 2024]
    assert versions_of("refundable-courses") == [date(2024, 1, 1), date(2024, 3, 1)]


def test_every_amount_has_a_unit_and_says_where_it_is_written():
    for parameter in rulebook().parameters.values():
        assert parameter.unit, parameter.name
        days = [amount.from_on for amount in parameter.amounts]
        assert days == sorted(set(days)), parameter.name
        assert all(amount.reference for amount in parameter.amounts), parameter.name


MONEY = re.compile(r"\d[\d,]*만? ?(원|포인트|won|points)")


def test_what_an_offer_is_worth_is_never_typed_beside_its_parameter():
    for name, text in rulebook().texts.items():
        for line in text.splitlines():
            if line.startswith("worth") and MONEY.search(line):
                raise AssertionError(f"{name}: {line}")


def test_what_an_offer_is_worth_is_the_amount_of_the_day():
    jobs = rulebook().policies["contribution-jobs"]
    said = {day.year: jobs.on(day).offer.worth for day in (date(2021, 5, 1), date(2026, 5, 1))}
    assert said[2021] == Note(
        "활동비 한 달 최대 525,000원(57시간)", "Up to 525,000 won a month (57 hours)"
    )
    assert said[2026].en.startswith("Up to 588,240 won a month (57 hours), accident insurance, ")


def test_kept_texts_make_the_same_rulebook():
    book = rulebook()
    again = rulebook_of(book.texts)
    assert (again.digest, digest_of(again.texts)) == (book.digest, book.digest)
    spans = {name: [(day, v.tree) for day, v in p.spans] for name, p in book.policies.items()}
    assert spans == {n: [(d, v.tree) for d, v in p.spans] for n, p in again.policies.items()}
