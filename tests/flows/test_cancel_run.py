"""A run is not held: everybody is let go, told and paid back, and nobody is lost on the way."""

import threading
from contextlib import suppress

import pytest
from django.db import connection, transaction

from naru.audit.models import Entry
from naru.catalogue.enums import RunStatus
from naru.catalogue.models import Course, Run
from naru.core.refusals import Refusal
from naru.enrolments.enums import DoorMode, OffReason, State
from naru.enrolments.models import Application, CallOff, Claim, Intake
from naru.enrolments.queries import following
from naru.enrolments.services import draws, settling
from naru.enrolments.services.claims import RunIsOff
from naru.flows.add_school_module import add_school_module
from naru.flows.cancel_run import cancel_run
from naru.flows.door_tasks import call_off_left, tell_of_call_off
from naru.flows.enrol import enrol
from naru.notices.models import Notice
from naru.payments.enums import ChargeState
from naru.payments.models import Refund
from naru.schools.pack import schools_on
from naru.schools.services import SchoolOff
from tests.accounts.factories import UserFactory
from tests.catalogue.factories import ProviderFactory
from tests.catalogue.own import Staff
from tests.enrolments.factories import (
    CLOSES,
    NOON,
    VALUE_AT,
    ApplicationFactory,
    IntakeFactory,
    plan,
    settle_all,
    stand,
)
from tests.payments.factories import FEE, charge, pay, seat
from tests.payments.services.test_charges import together
from tests.residents.factories import ResidentFactory
from tests.schools.made import DAY, door_of, held, let_in, modules, taught
from tests.schools.made import seat as in_school

pytestmark = pytest.mark.django_db(transaction=True)


def off(intake, *, words="봄에 다시 엽니다.", reason=OffReason.TOO_FEW, by=None):
    """Of a run that its provider wrote here."""
    course = Course.objects.get(runs=intake.run_id)
    course.number, course.provider = "C-1", course.provider or ProviderFactory()
    course.save()
    Run.objects.filter(pk=intake.run_id).update(number="1")
    return cancel_run(
        intake=intake,
        reason=reason,
        words=words,
        others=["사진 첫걸음", "동네 사진"],
        by=by or UserFactory(),
        at=NOON,
    )


def states(intake):
    found = Application.objects.filter(intake=intake).order_by("pk")
    return [(one.state, one.seat_no, one.told_at is not None) for one in found]


def told(resident):
    return sorted(str(one.kind) for one in Notice.objects.filter(resident=resident))


def test_everybody_is_let_go_told_and_paid_back_once():
    paid, provider = seat(), ProviderFactory()
    intake = paid.intake
    pay(charge(paid))
    owing = seat(intake=intake, no=2)
    charge(owing)
    offered = ApplicationFactory(intake=intake, no=3, state=State.OFFERED)
    waiting = ApplicationFactory(intake=intake, no=2)
    gone = ApplicationFactory(intake=intake, no=9, state=State.CANCELLED)
    late = ResidentFactory()
    stand(intake, late)
    assert provider.pk != intake.run.course.provider_id
    for _ in range(2):
        off(intake)
    assert states(intake) == [
        *[("CALLED_OFF", None, False)] * 4,
        ("CANCELLED", None, True),
        ("CALLED_OFF", None, False),
    ]
    for _ in range(2):
        tell_of_call_off(intake_id=intake.pk)
    assert set(states(intake)[:4]) == {("CALLED_OFF", None, True)}
    back = Refund.objects.get()
    assert (back.won, back.why, back.charge.claim_id) == (FEE, "provider", paid.claim_id)
    assert owing.claim.charges.get().state == ChargeState.CANCELLED
    assert told(paid.resident) == ["class.called_off", "payment.back"]
    for one in (owing.resident, offered.resident, waiting.resident, late):
        assert told(one) == ["class.called_off"]
    assert told(gone.resident) == []
    said = Notice.objects.filter(resident=late).get().params
    assert said == {
        "title": intake.run.course.title,
        "why_ko": "신청한 사람이 너무 적어 열지 않기로 했습니다. 봄에 다시 엽니다.",
        "why_en": "It will not be held because too few people applied. 봄에 다시 엽니다.",
        "next_ko": "비슷한 강좌 ‘사진 첫걸음’, ‘동네 사진’에 지금 신청할 수 있습니다. "
        "‘내 수강 신청’에 주소가 있습니다.",
        "next_en": "You can apply now for similar courses: ‘사진 첫걸음’, ‘동네 사진’. "
        "My course applications has the links.",
    }
    assert Run.objects.get(pk=intake.run_id).status == RunStatus.CANCELLED
    lines = Entry.objects.filter(action="enrolment.called_off")
    assert [line.details for line in lines] == ['{"people":5,"reason":"TOO_FEW"}']


def test_nobody_comes_in_any_more_and_the_door_cannot_be_changed():
    intake = IntakeFactory()
    off(intake)
    resident = ResidentFactory()
    with pytest.raises(RunIsOff):
        enrol(
            intake=Intake.objects.select_related("run__course").get(pk=intake.pk),
            resident=resident,
            by=resident.user,
            at=NOON,
        )


@pytest.mark.parametrize(
    ("reason", "words"),
    [(OffReason.OTHER, " "), (OffReason.PLACE, "800101-1234567")],
)
def test_without_a_reason_or_with_a_registration_number_nothing_happens(reason, words):
    waiting = ApplicationFactory()
    with pytest.raises(Refusal):
        off(waiting.intake, reason=reason, words=words)
    assert not CallOff.objects.exists()
    assert states(waiting.intake) == [("WAITING", None, True)]
    assert Run.objects.get().status != RunStatus.CANCELLED


def test_a_draw_that_is_called_off_lets_go_its_list_and_never_draws():
    door, staff = IntakeFactory(mode=DoorMode.DRAW, capacity=2), UserFactory()
    draws.seal(intake_id=door.pk, plan=plan(), by=staff, at=door.opens_at)
    people = [ResidentFactory() for _ in range(3)]
    for one in people:
        stand(door, one)
    draws.freeze(intake_id=door.pk, tickets={}, shares={}, at=CLOSES)
    off(door, by=staff)
    with pytest.raises(draws.DrawCalledOff):
        draws.draw(intake_id=door.pk, public_value="1 2 3", by=staff, at=VALUE_AT)
    tell_of_call_off(intake_id=door.pk)
    assert states(door) == [("CALLED_OFF", None, True)] * 3
    assert [told(one) for one in people] == [["class.called_off"]] * 3


def open_click(intake, resident):
    """A click that has passed the open door and commits when `commit` is set."""
    passed, commit = threading.Event(), threading.Event()

    def click():
        try:
            with transaction.atomic():
                stand(intake, resident)
                passed.set()
                assert commit.wait(5)
        finally:
            connection.close()

    thread = threading.Thread(target=click, daemon=True)
    thread.start()
    assert passed.wait(20)

    def end():
        commit.set()
        thread.join()

    return end


def test_a_click_that_commits_after_gets_no_seat_and_is_told():
    intake, resident = IntakeFactory(), ResidentFactory()
    end = open_click(intake, resident)
    off(intake)
    tell_of_call_off(intake_id=intake.pk)
    end()
    assert settling.settle(intake_ids=[intake.pk], at=NOON) == {}
    assert following.called_off_left() == [intake.pk]
    call_off_left(timestamp=0)
    assert states(intake) == [("CALLED_OFF", None, True)]
    assert told(resident) == ["class.called_off"]
    assert following.called_off_left() == []


def test_the_twin_whose_door_is_not_marked_seats_whoever_slipped_in():
    intake, resident = IntakeFactory(), ResidentFactory()
    end = open_click(intake, resident)
    off(intake)
    end()
    Intake.objects.filter(pk=intake.pk).update(called_off_at=None)
    settle_all(intake)
    assert Application.objects.get(intake=intake).state == State.SEATED


def test_clicks_settling_and_calling_off_at_once_lose_nobody():
    intake, people = IntakeFactory(capacity=2), [ResidentFactory() for _ in range(5)]

    def click(one):
        with suppress(Refusal):
            door = Intake.objects.select_related("run__course").get(pk=intake.pk)
            enrol(intake=door, resident=one, by=one.user, at=NOON)

    together(
        *((lambda one=one: click(one)) for one in people),
        lambda: settling.settle(intake_ids=[intake.pk], at=NOON),
        lambda: off(intake),
    )
    settling.settle(intake_ids=[intake.pk], at=NOON)
    together(*(lambda: call_off_left(timestamp=0),) * 3)
    came = Claim.objects.filter(intake=intake)
    assert states(intake) == [("CALLED_OFF", None, True)] * came.count()
    assert [told(one.resident) for one in came] == [["class.called_off"]] * came.count()


def test_a_school_that_is_not_held_takes_its_modules_along_but_for_what_is_judged():
    staff, person, other = Staff(), ResidentFactory(), ResidentFactory()
    term = held(staff, at=NOON)
    mine = let_in(term, person, at=NOON)
    judged, chosen, _free = (one.intake for one in modules(term, 1))
    done, waits = in_school(judged, person, at=NOON), in_school(chosen, person, at=NOON)
    taught(staff, judged)
    stranger = in_school(door_of(staff, "다른 강좌", NOON + 9 * DAY), other, at=NOON)
    cancel_run(
        intake=term.entrance,
        reason=OffReason.TEACHER,
        words="가을에 다시 엽니다.",
        others=[],
        by=staff.user,
        at=NOON,
    )
    off_now = set(CallOff.objects.values_list("intake", flat=True))
    doors = {term.entrance_id, *(one.intake_id for no in (1, 2, 3) for one in modules(term, no))}
    assert off_now == doors - {judged.pk}
    for door in sorted(off_now):
        tell_of_call_off(intake_id=door)
    for one in (mine, done, waits, stranger):
        one.refresh_from_db()
    assert [one.state for one in (mine, done, waits, stranger)] == [
        *("CALLED_OFF", "SEATED", "CALLED_OFF", "SEATED")
    ]
    assert told(person) == ["class.called_off"] * 2
    module, school = (
        Notice.objects.get(resident=person, params__title=title)
        for title in ("건강 살롱", "가을 인생 학교")
    )
    first = "‘가을 인생 학교’ 학교를 열지 않게 되어 이 과목도 열지 않습니다."
    assert module.params["why_ko"].startswith(first)
    assert school.params["why_ko"].startswith("강사가 가르칠 수 없게")
    assert module.params["why_en"].startswith("The school “가을 인생 학교” is not held")
    inner = door_of(staff, "늦은 과목", NOON + 9 * DAY)
    with pytest.raises(SchoolOff):
        add_school_module(
            stage=term.stages.first(),
            intake=inner,
            school=schools_on(NOON.date())[term.school],
            strand="",
            membership=staff.membership,
            at=NOON,
        )
