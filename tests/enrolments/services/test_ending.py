"""Stepping back frees the seat, keeps everybody else's place, and is done once."""

import pytest

from naru.audit.models import Entry
from naru.enrolments.enums import State
from naru.enrolments.models import Application
from naru.enrolments.services import ending, settling
from naru.enrolments.services.ending import EndedAlready, TermOver
from tests.catalogue.own import Staff
from tests.enrolments.classes import closed
from tests.enrolments.factories import NOON, ApplicationFactory, IntakeFactory, stand
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_a_seat_is_given_up_once():
    seated = ApplicationFactory(state=State.SEATED)
    done = ending.cancel(claim_id=seated.claim_id, by=seated.resident.user, at=NOON)
    assert (done.pk, done.state, done.seat_no) == (seated.pk, State.CANCELLED, None)
    line = Entry.objects.get(action="enrolment.cancelled")
    assert line.subject_id == str(seated.claim.public_id)
    with refused(EndedAlready):
        ending.cancel(claim_id=seated.claim_id, by=seated.resident.user, at=NOON)


def test_a_class_that_was_judged_is_not_cancelled():
    door = closed(Staff(), at=NOON)
    one = door.applications.get(seat_no=1)
    with refused(TermOver):
        ending.cancel(claim_id=one.claim_id, by=one.resident.user, at=NOON)
    one.refresh_from_db()
    assert (one.state, one.seat_no) == (State.SEATED, 1)


def test_a_number_stays_with_whom_it_was_given_to():
    waiting = ApplicationFactory()
    done = ending.cancel(claim_id=waiting.claim_id, by=None, at=NOON)
    assert (done.state, done.wait_no) == (State.CANCELLED, 1)


def test_a_click_without_a_number_never_gets_one():
    claim = stand(IntakeFactory(), ResidentFactory())
    done = ending.cancel(claim_id=claim.pk, by=None, at=NOON)
    assert (done.state, done.seat_no, done.wait_no) == (State.CANCELLED, None, None)
    assert settling.settle(intake_ids=[claim.intake_id], at=NOON) == {}
    assert Application.objects.count() == 1
