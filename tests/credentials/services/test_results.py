"""A closed class gives certificates to those who completed; a correction follows."""

import json
from datetime import timedelta

import pytest

from naru.credentials.enums import Why
from naru.credentials.models import Certificate
from naru.credentials.services import results
from naru.enrolments.models import Result
from naru.notices.models import Notice
from tests.catalogue.own import Staff
from tests.credentials.factories import skill
from tests.enrolments.classes import closed

pytestmark = pytest.mark.django_db


@pytest.fixture
def judged(noon):
    skill()
    staff = Staff()
    door = closed(staff, at=noon)
    door.run.course.skills.create(name="엑셀로 표 다루기")
    found = Result.objects.order_by("application__seat_no")
    return staff, list(found.select_related("closing", "application__intake__run__course"))


def test_whoever_completed_gets_one_with_what_was_seen(judged, noon):
    staff, (first, _late, missed) = judged
    Notice.objects.all().delete()
    one = results.certify(result=first, at=noon)
    assert results.certify(result=first, at=noon) == one
    assert results.certify(result=missed, at=noon) is None
    assert (one.issuer, one.skills) == (staff.organisation, ["skill.excel"])
    assert (one.evidence["came"], one.evidence["held"]) == (3, 3)
    assert json.loads(one.body)["evidence"][0]["narrative"] == "3"
    assert not Notice.objects.exists()


def test_a_correction_takes_back_or_gives(judged, noon):
    staff, (first, _late, missed) = judged
    one = results.certify(result=first, at=noon)
    told = {"by": staff.user, "why": "출석부를 잘못 봄", "at": noon + timedelta(days=1)}
    first.completed = False
    results.follow(result=first, **told)
    one.refresh_from_db()
    assert (one.revoked_why, one.revoked_words) == (Why.RESULT_CHANGED, "출석부를 잘못 봄")
    assert results.follow(result=first, **told) is None
    missed.completed = True
    assert results.follow(result=missed, **told).is_in_force
    assert Certificate.objects.count() == 2


def test_a_course_nobody_here_answers_for_gives_none(judged, noon):
    _staff, (first, *_rest) = judged
    first.application.intake.run.course.provider.organisation = None
    assert results.certify(result=first, at=noon) is None
