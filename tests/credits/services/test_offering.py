"""A provider says what a course gives; it stays once somebody has credits from it."""

import pytest
from django.db import IntegrityError, transaction

from naru.credits.enums import CourseType
from naru.credits.models import CourseTerms, MicroDegree
from naru.credits.services import offering
from naru.credits.services.offering import Gives, set_terms
from tests.catalogue.factories import CourseFactory
from tests.catalogue.own import Staff
from tests.credits.classes import CERTIFIED, close, mark, taught
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return Staff()


def test_a_course_gets_a_type_changes_it_and_loses_it(staff, noon):
    course = staff.course()
    given = {"course": course, "by": staff.user, "at": noon}
    one = set_terms(gives=CERTIFIED, **given)
    assert (one.type, one.credits, one.micro_degree.name_ko) == ("CERTIFIED", 2, "데이터 첫걸음")
    assert one.micro_degree.organisation == staff.organisation
    told = set_terms(gives=Gives(CourseType.SPECIALISED, credits=5, micro_degree="x"), **given)
    assert (told.pk, told.credits, told.micro_degree) == (one.pk, 0, None)
    assert set_terms(gives=None, **given) is None
    assert (CourseTerms.objects.count(), MicroDegree.objects.count()) == (0, 1)


def test_what_is_not_whole_is_refused(staff, noon):
    given = {"course": staff.course(), "by": staff.user, "at": noon}
    with refused(offering.NoCredits):
        set_terms(gives=Gives(CourseType.CERTIFIED), **given)
    with refused(offering.NoMajor):
        set_terms(gives=Gives(CourseType.BANK, credits=3, category="MAJOR"), **given)
    with refused(offering.NotOurs):
        set_terms(gives=CERTIFIED, **(given | {"course": CourseFactory()}))


def test_it_stays_once_somebody_has_credits_from_it(staff, noon):
    door = taught(staff, at=noon)
    mark(door, staff, (70, 0, 0), at=noon)
    close(door, staff, at=noon)
    with refused(offering.AlreadyGiven):
        set_terms(course=door.run.course, gives=None, by=staff.user, at=noon)


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("credit_course_type_known", {"type": "OTHER"}),
        ("credit_course_credits_by_type", {"credits": 0}),
        ("credit_course_credits_by_type", {"type": "SPECIALISED", "credits": 1}),
        ("credit_course_category_of_bank", {"category": "LIBERAL"}),
        ("credit_course_major_has_field", {"field": "computing"}),
        ("micro_degree_of_certified_only", {"type": "BANK", "category": "LIBERAL"}),
    ],
)
def test_the_database_refuses_what_no_course_gives(staff, noon, name, changed):
    one = set_terms(course=staff.course(), gives=CERTIFIED, by=staff.user, at=noon)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        CourseTerms.objects.filter(pk=one.pk).update(**changed)
