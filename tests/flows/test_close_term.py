"""Closing a term books credits for attendance and mark together, once."""

import pytest

from naru.credits.models import Entry
from naru.credits.services.marking import MarksMissing
from naru.enrolments.models import Closing
from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.notices.queries import inbox_of
from tests.catalogue.own import Staff
from tests.credits.classes import BANKED, close, mark, person, taught
from tests.enrolments.classes import DAY
from tests.residents.factories import ResidentFactory
from tests.schools.made import held, let_in, modules, seat
from tests.schools.made import taught as taught_in_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return Staff()


def test_credits_go_to_whoever_reached_both(staff, noon):
    door = taught(staff, at=noon)
    mark(door, staff, (60, 59, 100), at=noon)
    closed = close(door, staff, at=noon)
    one = Entry.objects.get()
    result = closed.results.get(application__seat_no=1)
    assert (one.resident, one.kind, one.credits) == (person(door, 1), "ADVANCE", 2)
    assert (one.mark, one.mark_needed, one.attendance_percent, one.attendance_needed) == (
        *(60, 60),
        *(100, 80),
    )
    assert (one.organisation, one.reason) == (staff.organisation, f"result:{result.pk}")
    assert (one.said, one.accredited, one.ended_on) == (False, False, door.run.last_on)
    assert close(door, staff, at=noon + DAY) == closed
    assert Entry.objects.count() == 1


def test_accredited_subjects_go_to_the_credit_bank(staff, noon):
    door = taught(staff, at=noon, gives=BANKED)
    mark(door, staff, (90, 90, 90), at=noon)
    close(door, staff, at=noon)
    told = Entry.objects.order_by("pk").values_list("kind", "credits", "category", "field")
    assert list(told) == [("BANK", 3, "MAJOR", "computing")] * 2


def test_without_all_marks_nothing_is_closed(staff, noon):
    door = taught(staff, at=noon)
    with pytest.raises(MarksMissing):
        close(door, staff, at=noon)
    assert (Closing.objects.count(), Entry.objects.count()) == (0, 0)


def test_a_course_that_gives_none_asks_for_no_marks(staff, noon):
    door = taught(staff, at=noon, gives=None)
    assert close(door, staff, at=noon).results.count() == 3
    assert Entry.objects.count() == 0


def test_who_completed_a_stage_of_a_school_is_told_of_the_next_one_and_by_when(staff, noon):
    term, resident = held(staff, at=noon), ResidentFactory()
    let_in(term, resident, at=noon)
    for number in (1, 2, 3):
        for module in modules(term, number)[:2]:
            seat(module.intake, resident, at=noon)
            closed = taught_in_school(staff, module.intake)
    kinds = Notice.objects.filter(resident=resident, kind__startswith="school.").order_by("pk")
    assert list(kinds.values_list("kind", flat=True)) == [
        Kind.SCHOOL_CHOOSE,
        Kind.SCHOOL_CHOOSE,
        Kind.SCHOOL_STAGES,
    ]
    said = [one.body for one in inbox_of(resident, limit=9)]
    assert any("‘비전하우스·플랜하우스 워크숍’입니다" in one for one in said)
    assert closed.at == kinds.last().at


def test_where_the_next_stage_has_no_modules_yet_no_day_is_told(staff, noon):
    term, resident = held(staff, at=noon), ResidentFactory()
    let_in(term, resident, at=noon)
    modules(term, 3)[0].delete()
    (module,) = modules(term, 2)
    seat(module.intake, resident, at=noon)
    taught_in_school(staff, module.intake)
    assert Notice.objects.filter(resident=resident, kind=Kind.SCHOOL_STAGE).count() == 1
