"""Unpaid in time: the seat is free, whoever waits is asked, and the person is told."""

import pytest
from django.db import IntegrityError
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.enrolments.enums import State
from naru.flows.cancel_enrolment import cancel_enrolment
from naru.flows.expire_charge import expire_charge
from naru.notices.models import Notice
from naru.payments.enums import ChargeState
from naru.payments.models import Payment, Refund
from tests.enrolments.factories import NOON
from tests.payments.factories import FEE, charge, pay, seat
from tests.payments.services.test_charges import together

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_seat_goes_on_and_the_person_is_told_once():
    application = seat()
    one = charge(application)
    assert not expire_charge(charge_id=one.pk, at=one.due_at)
    assert expire_charge(charge_id=one.pk, at=one.books_at)
    assert not expire_charge(charge_id=one.pk, at=one.books_at)
    application.refresh_from_db()
    assert (application.state, application.seat_no) == (State.LAPSED, None)
    jobs = ProcrastinateJob.objects.filter(task_name="enrolments.offer_seats")
    assert [job.args for job in jobs] == [{"intake_id": application.intake_id}]
    assert [str(told.kind) for told in Notice.objects.all()] == ["payment.missed"]


def test_paid_at_the_same_moment_keeps_the_seat_or_loses_it_never_both():
    for _ in range(3):
        application = seat()
        one = charge(application)
        lost = []

        def run_out(one=one):
            expire_charge(charge_id=one.pk, at=one.books_at)

        def take(one=one, lost=lost):
            one.refresh_from_db()
            try:
                pay(one, at=one.books_at, paid_at=NOON)
            except IntegrityError:
                lost.append(one)

        together(run_out, take)
        application.refresh_from_db()
        one.refresh_from_db()
        paid = Payment.objects.filter(charge=one).exists()
        assert (application.seat_no is not None, one.state == ChargeState.PAID) == (paid, paid)
        assert bool(lost) is not paid


def test_given_up_before_the_start_everything_comes_back():
    application = seat()
    one = charge(application)
    pay(one)
    cancel_enrolment(claim=application.claim, by=application.resident.user, at=NOON)
    assert Refund.objects.get().won == FEE
    assert [str(told.kind) for told in Notice.objects.all()] == ["payment.back"]
