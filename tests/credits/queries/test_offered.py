"""Classes of the catalogue that give credits and lie ahead."""

import pytest

from naru.credits.enums import CourseType
from naru.credits.queries.offered import dated_options, terms_of
from naru.credits.services.offering import Gives, set_terms
from tests.catalogue.own import Staff
from tests.credits.classes import BANKED, CERTIFIED

pytestmark = pytest.mark.django_db


def test_runs_of_accredited_courses_that_lie_ahead(noon):
    staff = Staff()
    today = noon.date()
    for number, gives in enumerate((BANKED, CERTIFIED, Gives(CourseType.SPECIALISED), None)):
        course = staff.course(title=f"강좌 {number}", publish=True)
        if gives:
            set_terms(course=course, gives=gives, by=staff.user, at=noon)
        staff.run(course, number="1", starts_on="2027-03-02", last_on="2027-06-01", publish=True)
        staff.run(course, number="2", starts_on="2026-03-02", last_on="2026-06-01", publish=True)
    (one,) = dated_options(on=today)
    told = (one.line.credits, one.line.category, one.line.field, one.line.body, one.line.accredited)
    assert told == (3, "MAJOR", "computing", staff.organisation.code, True)
    assert (one.name_ko, str(one.starts_on), str(one.line.ended_on)) == (
        "강좌 0",
        "2027-03-02",
        "2027-06-01",
    )
    assert terms_of(course) is None
