"""The badge of a micro-degree comes with its last course and goes when it is not whole any more."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.credentials.models import Certificate
from naru.flows.settle_micro_degrees import settle_micro_degrees
from tests.catalogue.own import Staff
from tests.credits.classes import close, mark, person, taught
from tests.enrolments.classes import DAY

pytestmark = pytest.mark.django_db


def badges(me):
    rows = Certificate.objects.filter(resident=me).order_by("pk")
    return list(rows.values_list("kind", "title_ko", "revoked_why", "evidence"))


def test_a_badge_for_all_courses_once_and_revoked_when_one_falls_away(noon):
    staff = Staff()
    door = taught(staff, at=noon)
    me = person(door, 1)
    second = staff.course(title="둘째 강좌", publish=True)
    other = taught(staff, at=noon, number="78", course=second, first=me)
    mark(door, staff, (70, 0, 0), at=noon)
    close(door, staff, at=noon)
    settle_micro_degrees(resident_id=me.pk, at=noon)
    assert badges(me) == []
    mark(other, staff, (70, 0, 0), at=noon)
    close(other, staff, at=noon)
    asked = ProcrastinateJob.objects.filter(task_name="credits.settle_micro_degrees")
    assert [one.args for one in asked] == [{"resident_id": me.pk}] * 2
    for _twice in range(2):
        settle_micro_degrees(resident_id=me.pk, at=noon)
    seen = {"credits": 4, "university": staff.organisation.name_ko}
    assert badges(me) == [("MICRO_DEGREE", "데이터 첫걸음", "", seen)]
    assert Certificate.objects.get().issuer == staff.organisation
    mark(door, staff, (10, 0, 0), at=noon + DAY, why="답안지를 다시 봄")
    settle_micro_degrees(resident_id=me.pk, at=noon + DAY)
    assert [row[2] for row in badges(me)] == ["RESULT_CHANGED"]
    mark(door, staff, (80, 0, 0), at=noon + DAY, why="다시 확인")
    settle_micro_degrees(resident_id=me.pk, at=noon + DAY)
    assert [row[2] for row in badges(me)] == ["RESULT_CHANGED", ""]
