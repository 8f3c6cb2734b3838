"""`check_policies`: what policy staff run before they ask for a review."""

import re
import shutil
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

HANEUL = settings.BASE_DIR / "cities" / "haneul"


@pytest.fixture
def haneul(tmp_path):
    return shutil.copytree(HANEUL, tmp_path / "cities" / "haneul")


def change(folder, file, before, after):
    path = folder / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_a_right_pack_is_counted():
    out = StringIO()
    call_command("check_policies", str(HANEUL), stdout=out)
    said = r"3 policies, \d parameters, 4 cases: all right\n"
    assert re.fullmatch(said, out.getvalue())


def test_the_city_of_this_site_is_checked_without_a_name():
    out = StringIO()
    call_command("check_policies", stdout=out)
    assert out.getvalue().endswith("all right\n")


def test_a_mistake_is_told_by_file_and_line(haneul):
    change(haneul, "policies/night-school.toml", 'fact = "age"', 'fact = "aeg"')
    with pytest.raises(CommandError) as told:
        call_command("check_policies", str(haneul), stdout=StringIO())
    assert str(told.value).startswith("cities/haneul/policies/night-school.toml:12: ")


def test_a_case_that_is_answered_otherwise_is_told(haneul):
    change(haneul, "parameters/all.toml", "value = 90", "value = 30")
    with pytest.raises(CommandError) as told:
        call_command("check_policies", str(haneul), stdout=StringIO())
    first, second = str(told.value).splitlines()
    assert first == (
        "cities/haneul/cases/night-school.toml:3: every condition holds, the paper on its last "
        "day: answer is no, not yes"
    )
    assert second.endswith("waits for the ceiling of 2027: nearest is [], not 2027-01-01")


def test_no_such_city_is_told(tmp_path):
    with pytest.raises(CommandError, match="there is no city pack here"):
        call_command("check_policies", str(tmp_path / "nowhere"), stdout=StringIO())
