"""Whoever lacks modules is reminded once, by day, before it is too late to choose."""

from datetime import timedelta

import pytest

from naru.flows import learning_tasks
from naru.flows.remind_choosing import remind_choosing
from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.notices.queries import told
from naru.schools.pack import days_before
from naru.schools.queries.reminding import late_choosers
from tests.catalogue.own import Staff
from tests.residents.factories import ResidentFactory
from tests.schools.made import DAY, HOUR, held, let_in, modules, seat, taught

pytestmark = pytest.mark.django_db(transaction=True)
CLOSES = 2 * DAY
"""From noon until the modules of the first stage can be chosen no more."""


@pytest.fixture
def staff():
    return Staff()


@pytest.fixture
def clock(monkeypatch):
    """Turns what the job takes for now."""

    def turn(at):
        monkeypatch.setattr(learning_tasks.timezone, "now", lambda: at)
        learning_tasks.remind_of_choosing(timestamp=0)

    return turn


def reminded():
    return [one.resident for one in Notice.objects.filter(kind=Kind.SCHOOL_SOON).order_by("pk")]


def test_who_lacks_modules_is_reminded_two_days_before_and_once(staff, noon, clock):
    late, enough = ResidentFactory(), ResidentFactory()
    term = held(staff, at=noon)
    let_in(term, late, at=noon)
    let_in(term, enough, at=noon, no=2)
    for module in modules(term, 1)[:2]:
        seat(module.intake, enough, at=noon)
    clock(noon + CLOSES - 2 * DAY - HOUR)
    assert reminded() == []
    for hours in range(0, 48, 8):
        clock(noon + timedelta(hours=hours))
    clock(noon + CLOSES)
    assert reminded() == [late]
    said = told(Notice.objects.get())
    assert said.subject == "가을 인생 학교: 2026년 11월 26일(목) 12:00까지 과목을 골라 주세요"
    assert "‘라이프스킬 살롱’ 단계에서 아직 2과목" in said.body
    assert "this many modules: 2" in told(Notice.objects.get(), language="en").body


def test_at_night_nobody_is_reminded(staff, noon, clock):
    term = held(staff, at=noon)
    let_in(term, ResidentFactory(), at=noon)
    clock(noon + 11 * HOUR)
    clock(noon + 18 * HOUR)
    assert reminded() == []
    clock(noon + 24 * HOUR)
    assert len(reminded()) == 1


def test_who_chose_meanwhile_is_left_alone(staff, noon):
    resident, term = ResidentFactory(), held(staff, at=noon)
    let_in(term, resident, at=noon)
    at = noon + DAY
    (late,) = late_choosers(days=days_before, at=at)
    assert (late.resident, late.stage.stage.number) == (resident, 1)
    for module in modules(term, 1)[:2]:
        seat(module.intake, resident, at=noon)
    told_now = {"term_id": term.pk, "resident_id": resident.pk, "at": at}
    assert (remind_choosing(**told_now), late_choosers(days=days_before, at=at)) == (False, [])


def test_who_was_just_told_of_the_next_stage_is_not_told_again_the_same_day(staff, noon):
    resident, term = ResidentFactory(), held(staff, at=noon)
    let_in(term, resident, at=noon)
    for module in modules(term, 1)[:2]:
        seat(module.intake, resident, at=noon)
        closed = taught(staff, module.intake)
    (second,) = modules(term, 2)
    at = second.intake.closes_at - HOUR
    told_now = {"term_id": term.pk, "resident_id": resident.pk}
    Notice.objects.filter(kind=Kind.SCHOOL_CHOOSE).update(at=at - HOUR)
    assert closed.at < at
    assert not remind_choosing(**told_now, at=at)
    Notice.objects.filter(kind=Kind.SCHOOL_CHOOSE).update(at=at - DAY)
    assert remind_choosing(**told_now, at=at)
