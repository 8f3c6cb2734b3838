"""`completion.toml`: both cities' files are right, mistakes are told, the first day chooses."""

import shutil
from datetime import date

import pytest
from django.conf import settings as site

from naru.catalogue.enums import Mode, Payer
from naru.city.pack import Pack
from naru.lessons.pack.completion import FILE, completion_rule, read_completion, rule_for
from naru.lessons.rules.completion import EVERYTHING, Rule
from tests.catalogue.factories import RunFactory

CITIES = site.CITY_DIR.parent
SUBSIDISED = Rule(
    kind="subsidised",
    counts="time",
    lesson_from_percent=50,
    progress_percent=80,
    exam_mark=60,
    lessons_a_day=8,
    exam_after_percent=80,
    late_seconds=120,
)


def problems(tmp_path, old="", new=""):
    folder = tmp_path / "haneul"
    folder.mkdir()
    shutil.copy(CITIES / "haneul" / FILE, folder)
    told = (folder / FILE).read_text()
    assert old in told
    (folder / FILE).write_text(told.replace(old, new))
    pack = Pack(folder)
    read_completion(pack, sources=["plan-2025"])
    return [str(one) for one in pack.problems]


@pytest.mark.parametrize(
    ("city", "kind", "on", "expected"),
    [
        ("seoul", "online", date(2026, 11, 24), ("online", "done", 80, 60, None)),
        ("seoul", "online", date(2001, 1, 1), ("online", "done", 80, 60, None)),
        ("seoul", "blended", date(2026, 11, 24), ("blended", "done", 80, 60, 80)),
        ("seoul", "university", date(2026, 11, 24), ("university", "done", None, None, 80)),
        ("seoul", "subsidised", date(2025, 12, 31), ("online", "done", 80, 60, None)),
        ("seoul", "subsidised", date(2026, 1, 1), ("subsidised", "time", 80, 60, None)),
        ("haneul", "subsidised", date(2026, 12, 31), ("online", "done", 75, 50, None)),
        ("haneul", "blended", date(2027, 1, 1), ("online", "time", 90, 70, None)),
    ],
)
def test_kind_and_first_day_choose_the_rule(settings, city, kind, on, expected):
    settings.CITY_DIR = CITIES / city
    rule = completion_rule(kind, on=on)
    assert expected == (
        rule.kind,
        rule.counts,
        rule.progress_percent,
        rule.exam_mark,
        rule.attendance_percent,
    )


def test_the_rule_of_2026_counts_time(settings):
    settings.CITY_DIR = CITIES / "seoul"
    assert completion_rule("subsidised", on=date(2026, 11, 24)) == SUBSIDISED


def test_university_credit_asks_for_a_mark_besides(settings):
    settings.CITY_DIR = CITIES / "seoul"
    rule = completion_rule("university", on=date(2026, 11, 24))
    assert (rule.attendance_percent, rule.course_mark) == (80, 60)


def test_a_city_that_says_nothing_asks_for_all(settings, tmp_path):
    settings.CITY_DIR = tmp_path
    assert completion_rule("online", on=date(2026, 11, 24)) == EVERYTHING


@pytest.mark.parametrize(
    ("mode", "payer", "kind"),
    [
        (Mode.ONLINE, Payer.NOBODY, "online"),
        (Mode.BLENDED, Payer.LEARNER, "blended"),
        (Mode.ONLINE, Payer.STATE, "subsidised"),
        (Mode.BLENDED, Payer.SHARED, "subsidised"),
    ],
)
def test_the_rule_follows_the_kind_of_run(settings, mode, payer, kind):
    settings.CITY_DIR = CITIES / "seoul"
    run = RunFactory.build(course__mode=mode, payer=payer)
    assert rule_for(run, on=date(2026, 11, 24)).kind == kind


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "2027-01-01",
            "2025-01-01",
            'the tables [[rule]] of kind "online" are not in order',
        ),
        ("progress_percent = 75", "progress_percent = 101", "rule.progress_percent"),
        ("progress_percent = 75\nexam_mark = 50\n", "", "it asks for nothing"),
        ('sample = "All of it is an example."\n', "", "it names no source and is no sample"),
        ("exam_after_percent = 90", "exam_after_percent = 95", "open after the course is done"),
        ('kind = "online"', 'kind = "blended"', "the other kinds fall back on nothing."),
        ('"plan-2025"', '"plan-2052"', "plan-2052"),
    ],
)
def test_mistakes_are_told(tmp_path, old, new, told):
    assert problems(tmp_path, old, new)[0].find(told) >= 0


def test_the_file_is_right_as_it_is(tmp_path):
    assert problems(tmp_path) == []
