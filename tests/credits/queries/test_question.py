"""The question holds what somebody has and what can be taken."""

from datetime import date

import pytest

from naru.credits.pack import credit_terms
from naru.credits.queries.question import question_of
from naru.credits.services import wishing
from tests.catalogue.own import Staff
from tests.credits.classes import close, mark, person, taught

pytestmark = pytest.mark.django_db


def test_held_lines_and_options_of_the_pack(noon):
    staff = Staff()
    door = taught(staff, at=noon)
    mark(door, staff, (70, 0, 0), at=noon)
    close(door, staff, at=noon)
    me = person(door, 1)
    wish = wishing.choose(resident=me, degree="bachelor", major="computing", by=me.user, at=noon)
    today = date(2026, 11, 24)
    terms = credit_terms(today)
    asked = question_of(
        wish, degree=terms.degree("bachelor"), limits=terms.limits, offer=terms.offer, on=today
    )
    assert [one.kind for one in asked.held] == ["ADVANCE"]
    assert (asked.major, asked.on, asked.degree.total) == ("computing", today, 140)
    assert {one.line.field for one in asked.options} == {"", "computing"}
    assert min(one.starts_on for one in asked.options if one.line.body) == date(2027, 3, 1)
