"""A mistake in a rule file names file, line and what would be right; a good pack round-trips."""

import shutil

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
from naru.policies.rules.rulebook import Standing

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
                'policies/night-school.toml:11: "agee" is not a fact that rules may use; '
                'did you mean "age"? Allowed: birth_on, '
            ),
        ),
        (
            SCHOOL,
            'op = "between"',
            'op = "above"',
            (
                'policies/night-school.toml:11: "above" does not fit age. '
                "Allowed: at_least, at_most, between."
            ),
        ),
        (
            SCHOOL,
            'value = "$ages"',
            'value = "$age"',
            (
                'policies/night-school.toml:11: "age" is not a parameter of parameters/; '
                'did you mean "ages"? Allowed: ages, income-ceiling, median-income, paper-days.'
            ),
        ),
        (
            SCHOOL,
            'value = "$ages"',
            "value = [69, 45]",
            (
                "policies/night-school.toml:11: the first value is above the second. "
                "Write value = [lowest, highest]."
            ),
        ),
        (
            SCHOOL,
            'value = "$ages"',
            "value = 45",
            "policies/night-school.toml:11: between needs two values. ",
        ),
        (
            SCHOOL,
            '["NIGHT_GRANT"]',
            '["DAY_GRANT"]',
            (
                'policies/night-school.toml:14: "DAY_GRANT" does not fit benefits_now. '
                "Allowed: FERRY_PASS, NIGHT_GRANT."
            ),
        ),
        (
            SCHOOL,
            'id = "income"',
            'id = "age"',
            'policies/night-school.toml:12: id = "age" is used twice in this version. ',
        ),
        (
            SCHOOL,
            "valid_from = 2025-05-01",
            "valid_from = 2024-05-01",
            "policies/night-school.toml:11: the parameter ages has no value on 2024-05-01. ",
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
            "policies/night-school.toml:14: ",
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
                'policies/night-school.toml:12: "80" does not fit income_percent. '
                "Allowed: a whole number."
            ),
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


def test_published_rules_ask_for_age_or_residence():
    for policy in rulebook().policies.values():
        for _start, version in policy.spans:
            if version.standing is Standing.RULE:
                assert (
                    "birth_on" in repr(version.tree)
                    or "age" in repr(version.tree)
                    or ("lives_in_city" in repr(version.tree))
                ), policy.id


def test_kept_texts_make_the_same_rulebook():
    book = rulebook()
    again = rulebook_of(book.texts)
    assert (again.digest, digest_of(again.texts)) == (book.digest, book.digest)
    spans = {name: [(day, v.tree) for day, v in p.spans] for name, p in book.policies.items()}
    assert spans == {n: [(d, v.tree) for d, v in p.spans] for n, p in again.policies.items()}
