"""Seoul's twelve sample courses: whole, in both languages, each with an exam and a drawing."""

import re

import pytest

from naru.lessons.reading.folder import read_folder
from naru.lessons.rules.limits import Limits
from tests.city.packs import CITIES

FOLDER = CITIES / "seoul" / "lessons"
COURSES = {
    "care-work",
    "career-story",
    "contract-lease",
    "drone-rules",
    "health-after-50",
    "iot-basics",
    "kiosk-practice",
    "online-shop",
    "pension-tax",
    "python-first-steps",
    "smartphone-banking",
    "spreadsheets",
}
KINDS = {"single", "multiple", "order", "number", "text"}
SHAPE = re.compile(r"^(#+ |```|!\[|\|)", re.MULTILINE)


@pytest.fixture(scope="module")
def readings():
    return {path.name: read_folder(path, limits=Limits()) for path in sorted(FOLDER.iterdir())}


def test_all_twelve_are_there_without_a_mistake_and_marked_as_samples(readings):
    assert set(readings) == COURSES
    assert {name: list(map(str, one.mistakes)) for name, one in readings.items()} == {
        name: [] for name in COURSES
    }
    assert {one.course.sample for one in readings.values()} == {True}


def test_each_has_lessons_in_both_languages_of_the_same_shape(readings):
    for name, one in readings.items():
        for lesson in one.document.lessons:
            shapes = [SHAPE.findall(text) for text in (lesson.text_ko, lesson.text_en)]
            assert shapes[0] == shapes[1], f"{name}/{lesson.code}"
            assert bool(lesson.exercise_ko) == bool(lesson.exercise_en)
            assert len(lesson.text_ko.split()) >= 320, f"{name}/{lesson.code}"


def test_each_has_a_drawing_an_exam_and_a_check_at_the_end_of_every_lesson(readings):
    asked = set()
    for name, one in readings.items():
        assert any(file.endswith(".svg") for file in one.files), name
        questions = one.document.quiz["questions"]
        assert one.document.quiz["exam"]["draw"] <= len(questions)
        checked = {question["lesson"] for question in questions if question["check"]}
        assert checked == {lesson.code for lesson in one.document.lessons}, name
        assert all(question["why_ko"] and question["why_en"] for question in questions), name
        asked |= {question["kind"] for question in questions}
    assert asked == KINDS
