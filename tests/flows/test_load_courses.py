"""Courses with lessons of the pack come into the catalogue, open at once, and change in place."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from naru.catalogue.models import Course
from naru.core.tables import Change
from naru.enrolments.models import Intake
from naru.flows.load_courses import LoadCourses
from naru.lessons.models import Media, Version
from naru.lessons.pack.courses import LessonsPart, PackCourse
from naru.lessons.pack.limits import SelfPaced
from naru.lessons.reading.folder import read_folder
from naru.lessons.rules.document import Document
from naru.lessons.rules.limits import Limits
from tests.accounts.factories import OrganisationFactory
from tests.occupations.factories import SkillFactory

KNOTS = Path(__file__).parents[2] / "cities" / "haneul" / "lessons" / "knots"
TABLE = "lessons_version"

pytestmark = pytest.mark.django_db


@pytest.fixture
def part():
    """The second city's own sample course."""
    OrganisationFactory(code="haneul-school", name_ko="하늘 배움원")
    SkillFactory(code="skill.knots", name_ko="매듭 묶기", taught_as=["매듭"])
    read = read_folder(KNOTS, limits=Limits())
    assert read.mistakes == []
    one = PackCourse(read.course, read.document, read.files)
    return LessonsPart([one], SelfPaced(seats=5, years=2))


def load(part, at):
    return LoadCourses(part, at=at).save()


def test_a_course_comes_with_an_open_door_and_its_lessons(part, noon):
    assert load(part, noon) == [Change(table=TABLE, new=1)]
    course = Course.objects.present().get(number="L-1")
    assert (course.title, course.is_sample, course.provider.name) == (
        "처음 매는 매듭 둘",
        True,
        "하늘 배움원",
    )
    assert [one.name for one in course.skills.all()] == ["매듭"]
    door = Intake.objects.get(run__course=course)
    assert (door.capacity, door.opens_at, door.mode) == (5, noon, "FIRST_COME")
    assert door.closes_at.year == noon.year + 2
    version = Version.objects.get(package__course=course)
    assert (version.number, version.made_by, version.content) == (
        1,
        None,
        part.courses[0].document,
    )
    assert sorted(Media.objects.values_list("name", "kind")) == [
        ("media/words.csv", "ATTACHMENT"),
        ("pictures/bowline.svg", "PICTURE"),
    ]


def test_the_same_again_changes_nothing_and_other_words_are_a_new_version(part, noon):
    load(part, noon)
    later = noon + timedelta(days=1)
    assert load(part, later) == [Change(table=TABLE, unchanged=1)]
    known = part.courses[0]
    lessons = [replace(known.document.lessons[0], title_ko="고리"), *known.document.lessons[1:]]
    other = Document(lessons, known.document.media, known.document.quiz)
    changed = LessonsPart([replace(known, document=other)], part.self_paced)
    assert load(changed, later) == [Change(table=TABLE, changed=1)]
    numbers = Version.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2]


def test_a_course_that_left_the_pack_is_taken_back_and_comes_again(part, noon):
    load(part, noon)
    assert load(LessonsPart([]), noon + timedelta(days=1)) == [Change(table=TABLE, withdrawn=1)]
    assert not Course.objects.present().exists()
    load(part, noon + timedelta(days=2))
    assert Course.objects.present().get().number == "L-1"
