"""Calling off a door: set-wise, once; who slipped in is swept."""

import pytest

from naru.enrolments.enums import OffReason, State
from naru.enrolments.models import Application, CallOff, Intake
from naru.enrolments.services import calling_off, doors
from naru.enrolments.services.doors import Terms
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import NOON, ApplicationFactory, stand
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def off(intake, reason=OffReason.PLACE, words=""):
    return calling_off.call_off(
        intake_id=intake.pk, reason=reason, words=words, others=[], by=UserFactory(), at=NOON
    )


def test_the_second_time_the_first_stands_and_the_door_stays_as_it_was():
    waiting = ApplicationFactory()
    first = off(waiting.intake)
    assert off(waiting.intake, OffReason.TOO_FEW) == first
    waiting.refresh_from_db()
    assert (waiting.state, CallOff.objects.get().reason) == (State.CALLED_OFF, "PLACE")
    door = Intake.objects.get()
    names = ("mode", "capacity", "opens_at", "closes_at", "offers_until_at", "policy")
    terms = Terms(**{**{name: getattr(door, name) for name in names}, "capacity": 50})
    with pytest.raises(calling_off.CalledOff):
        doors.set_door(run_id=door.run_id, terms=terms, by=UserFactory(), at=NOON)


def test_another_reason_needs_its_words():
    with pytest.raises(calling_off.ReasonMissing):
        off(ApplicationFactory().intake, OffReason.OTHER)


def test_who_slipped_in_is_swept_once():
    intake = ApplicationFactory().intake
    off(intake)
    door = Intake.objects.filter(pk=intake.pk)
    door.update(called_off_at=None)  # as the click's own transaction still saw it
    stand(intake, ResidentFactory())
    door.update(called_off_at=NOON)
    swept = [calling_off.sweep(intake_id=intake.pk, at=NOON) for _ in range(2)]
    assert swept == [1, 0]
    assert set(Application.objects.values_list("state", flat=True)) == {"CALLED_OFF"}


def test_sweeping_another_door_does_nothing():
    waiting = ApplicationFactory()
    assert calling_off.sweep(intake_id=waiting.intake_id, at=NOON) == 0
