"""docs/policies.md, followed to the letter: its examples are right, and its steps lead there."""

import re
import shutil
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from naru.city.pack import Pack
from naru.policies.reading.schema import Unit
from naru.policies.rules.derived import DERIVED
from naru.policies.rules.facts import EMPLOYMENT, FACTS
from naru.policies.rules.trees import OPERATORS
from naru.simulation.reading.part import read_alone, read_named

TEXT = (settings.BASE_DIR / "docs" / "policies.md").read_text("utf-8")
RULE, PARAMETER, CASE, REFORM = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture
def city(tmp_path):
    return shutil.copytree(settings.BASE_DIR / "cities" / "seoul", tmp_path / "cities" / "seoul")


def check(city):
    """What `manage.py check_policies` prints, or every mistake it tells."""
    out = StringIO()
    try:
        call_command("check_policies", str(city), stdout=out)
    except CommandError as wrong:
        return str(wrong).splitlines()
    return out.getvalue().strip()


def append(path, text):
    path.write_text(f"{path.read_text('utf-8')}\n{text}", "utf-8")


def test_the_examples_are_a_right_rule_with_a_right_case(city):
    (city / "policies" / "training-scholarship.toml").write_text(RULE, "utf-8")
    (city / "cases" / "training-scholarship.toml").write_text(CASE, "utf-8")
    assert check(city).endswith("all right")


def test_the_example_of_a_parameter_is_the_one_of_the_city():
    assert PARAMETER.strip() in (
        settings.BASE_DIR / "cities" / "seoul" / "parameters" / "ages.toml"
    ).read_text("utf-8")


def test_the_example_of_a_reform_is_right(city):
    (city / "reforms" / "example.toml").write_text(REFORM, "utf-8")
    pack = Pack(city)
    reform = read_named(pack, read_alone(pack), "example")
    pack.stop_if_wrong()
    assert reform.values == {"midlife": [45, 64]}
    assert [rule.policy for rule in reform.rules] == ["training-scholarship"]


def test_a_notice_is_put_in_step_by_step_without_python(city):
    """The camp opens to people of 50 to 54 from 2027, for those who look for work."""
    append(
        city / "sources.toml",
        """[[source]]
id = "notice-2027"
title = { ko = "2027년 직업캠프 공고", en = "Notice of the career camp of 2027" }
publisher = { ko = "서울시50플러스재단", en = "Seoul 50 Plus Foundation" }
url = "https://example.org/2027"
""",
    )
    ages = city / "parameters" / "ages.toml"
    old = '  { from_on = 2023-05-23, value = [40, 49], source = "s57" },\n'
    new = '  { from_on = 2027-01-01, value = [40, 54], source = "notice-2027" },\n'
    ages.write_text(ages.read_text("utf-8").replace(old, old + new), "utf-8")
    append(
        city / "policies" / "career-camp-40s.toml",
        """[[version]]
valid_from = 2027-01-01
sources = ["notice-2027"]

[version.when]
id = "all"
all = [
  { id = "resident", fact = "lives_in_city", op = "is", value = true },
  { id = "age", fact = "age", op = "between", value = "$career-camp-ages" },
  { id = "looking", fact = "employment", op = "is", value = "LOOKING" },
]
""",
    )
    case = """[[case]]
name = "{name}"
on = {on}
facts = {{ lives_in_city = true, birth_on = 1974-06-01, employment = "LOOKING" }}
answer = "{answer}"
{because}
"""
    cases = city / "cases" / "career-camp-40s.toml"
    before = {"name": "52, the day before", "on": "2026-12-31", "answer": "no"}
    append(cases, case.format(**before, because='because = ["age"]'))
    wrong = {"name": "52, the first day", "on": "2027-01-01", "answer": "no"}
    right = cases.read_text("utf-8")
    append(cases, case.format(**wrong, because='because = ["age"]'))
    (said,) = check(city)
    assert said.startswith("cities/seoul/cases/career-camp-40s.toml:")
    assert said.endswith("52, the first day: answer is yes, not no; because is [], not ['age']")
    cases.write_text(right, "utf-8")
    append(cases, case.format(**{**wrong, "answer": "yes"}, because=""))
    assert check(city).endswith("all right")


def test_a_source_nobody_added_is_told_before_the_pack_is_loaded(city):
    path = city / "policies" / "career-camp-40s.toml"
    path.write_text(path.read_text("utf-8").replace('"p11"', '"p1l"'), "utf-8")
    (said,) = check(city)
    assert 'career-camp-40s.toml:6: "p1l" is not in sources.toml; did you mean ' in said


def test_every_fact_operator_answer_and_unit_stands_in_the_tables():
    """So that nobody has to look into the code for what may be written."""
    words = set(re.findall(r"`([^`]*)`", TEXT))
    written = {one for word in words for one in word.split()}
    assert {*FACTS, *DERIVED, *OPERATORS, *EMPLOYMENT} - written == set()
    assert set(Unit.__args__) - written == set()
