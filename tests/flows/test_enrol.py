"""Applying: one click however often it comes, by whatever way, and never for what is off."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from naru.catalogue.enums import RunStatus
from naru.enrolments.enums import Channel, State
from naru.enrolments.models import Application, Claim
from naru.enrolments.services.claims import RunIsOff
from naru.flows.cancel_enrolment import cancel_enrolment
from naru.flows.enrol import FactsMissing, NotInSchool, RuleUnclear, StageAhead, enrol
from naru.residents.enums import Fact
from naru.residents.services import answers
from tests.catalogue.own import Staff
from tests.enrolments.factories import NOON, IntakeFactory, settle_all
from tests.residents.factories import ResidentFactory
from tests.schools.made import held, let_in, modules

pytestmark = pytest.mark.django_db(transaction=True)
DEVICES = 8


def apply(intake, resident, **more):
    return enrol(intake=intake, resident=resident, by=resident.user, at=NOON, **more)


def test_what_was_said_is_kept():
    intake, resident = IntakeFactory(), ResidentFactory()
    claim = apply(intake, resident, channel=Channel.PHONE, by_points=True)
    assert (claim.channel, claim.by_points, claim.by, claim.turn) == (
        Channel.PHONE,
        True,
        resident.user,
        0,
    )


@pytest.mark.parametrize(
    "change",
    [
        {"run__status": RunStatus.CANCELLED},
        {"run__gone_at": NOON},
        {"run__course__gone_at": NOON},
    ],
)
def test_nobody_applies_for_what_is_off(change):
    with pytest.raises(RunIsOff):
        apply(IntakeFactory(**change), ResidentFactory())


@pytest.mark.parametrize("turn", [0, None])
def test_all_devices_of_a_person_get_one_number(turn):
    """Eight tabs and devices press at the same moment, twice each."""
    intake, resident = IntakeFactory(capacity=1), ResidentFactory()
    found, start = [], threading.Barrier(DEVICES)

    def press() -> None:
        try:
            start.wait()
            found.extend(apply(intake, resident, turn=turn).pk for _ in range(2))
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(DEVICES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    settle_all(intake)
    assert (len(found), set(found)) == (2 * DEVICES, {Claim.objects.get().pk})
    assert Application.objects.get().seat_no == 1


def test_a_form_sent_again_after_it_was_cancelled_is_no_second_application():
    """The twin: a new form, made for the next turn, is one."""
    intake, resident = IntakeFactory(), ResidentFactory()
    first = apply(intake, resident, turn=0)
    settle_all(intake)
    cancel_enrolment(claim=first, by=resident.user, at=NOON)
    later = {"intake": intake, "resident": resident, "by": resident.user}
    again = enrol(**later, turn=0, at=NOON + timedelta(minutes=1))
    assert (again.pk, Claim.objects.count()) == (first.pk, 1)
    fresh = enrol(**later, turn=1, at=NOON + timedelta(minutes=2))
    assert (fresh.pk != first.pk, Claim.objects.count()) == (True, 2)


def test_a_form_from_before_a_cancelling_leads_to_the_one_that_stands():
    intake, resident = IntakeFactory(), ResidentFactory()
    first = apply(intake, resident, turn=0)
    settle_all(intake)
    cancel_enrolment(claim=first, by=resident.user, at=NOON)
    stands = apply(intake, resident, turn=1)
    assert apply(intake, resident, turn=0) == stands
    assert Application.objects.get(claim=first).state == State.CANCELLED


RULE = "life-design-school"


def born(year, *, policy=RULE):
    intake, resident = IntakeFactory(policy=policy), ResidentFactory()
    told = {Fact.BIRTH_ON: f"{year}-03-02", Fact.LIVES_IN_CITY: True}
    answers.tell(resident_id=resident.pk, answers=told, by=resident.user, at=NOON)
    return intake, resident


def test_who_meets_the_rule_gets_in_and_who_does_not_gets_one_receipt():
    assert isinstance(apply(*born(1976)), Claim)
    intake, young = born(1999)
    first, again = apply(intake, young), apply(intake, young)
    assert (first.pk, first.outcome, first.resident) == (again.pk, "FAILS", young)
    assert Claim.objects.filter(resident=young).count() == 0


def test_what_is_not_known_is_asked_and_a_lost_rule_lets_in_nobody():
    with pytest.raises(FactsMissing):
        apply(IntakeFactory(policy=RULE), ResidentFactory())
    with pytest.raises(RuleUnclear):
        apply(*born(1976, policy="gone"))
    assert Claim.objects.count() == 0


def test_who_stands_there_already_keeps_the_place_whatever_the_rule_says_now():
    intake, resident = born(1976)
    first = apply(intake, resident)
    changed = {Fact.BIRTH_ON: "1999-03-02"}
    answers.tell(resident_id=resident.pk, answers=changed, by=resident.user, at=NOON)
    assert apply(intake, resident) == first


def test_a_module_is_chosen_by_people_of_the_school_in_its_stage_only():
    term, resident = held(Staff(), at=NOON), ResidentFactory()
    first, later = modules(term, 1)[0].intake, modules(term, 2)[0].intake
    for door in (first, later):
        door.refresh_from_db()
    with pytest.raises(NotInSchool):
        apply(first, resident)
    let_in(term, resident, at=NOON)
    assert isinstance(apply(first, resident), Claim)
    with pytest.raises(StageAhead):
        enrol(intake=later, resident=resident, by=resident.user, at=later.opens_at)
    assert Claim.objects.filter(intake=later).count() == 0
