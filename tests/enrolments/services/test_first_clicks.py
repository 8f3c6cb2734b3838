"""The short click of whoever comes first to a door does and refuses what the long one does."""

import threading
from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction

from naru.enrolments.enums import DoorMode, State
from naru.enrolments.models import Claim, Intake
from naru.enrolments.services import claims
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import (
    CLOSES,
    NOON,
    OPENS,
    ApplicationFactory,
    IntakeFactory,
    sealed_door,
    stand,
)
from tests.enrolments.services.test_settling import together
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
SECOND = timedelta(seconds=1)


def click(intake, resident, *, by=None, at=NOON, most_open=5):
    return claims.click(
        intake=intake, resident_id=resident.pk, by=by or resident.user, at=at, most_open=most_open
    )


def test_a_first_click_is_a_claim_and_a_second_one_the_same():
    intake, resident = IntakeFactory(), ResidentFactory()
    first = click(intake, resident)
    assert click(intake, resident, at=NOON + SECOND) == first
    claim = Claim.objects.get()
    assert (claim.public_id, claim.turn, claim.channel) == (first, 0, "WEB")
    assert (claim.by, claim.at, claim.by_points) == (resident.user, NOON, False)
    assert stand(intake, resident) == claim


@pytest.mark.parametrize(
    ("door", "at"),
    [
        ({}, OPENS - SECOND),
        ({}, CLOSES),
        ({"called_off_at": NOON}, NOON),
        ({"mode": DoorMode.DRAW}, NOON),
        ({"mode": DoorMode.REVIEW}, NOON),
    ],
)
def test_where_the_long_click_is_refused_the_short_one_gives_nothing(door, at):
    assert click(IntakeFactory(**door), ResidentFactory(), at=at) is None
    assert not Claim.objects.exists()


@pytest.mark.parametrize("at", [OPENS, CLOSES - SECOND])
def test_it_is_taken_from_the_first_second_to_the_last(at):
    assert click(IntakeFactory(), ResidentFactory(), at=at) is not None


def test_it_is_taken_wherever_one_may_click():
    paid = IntakeFactory(mode=DoorMode.FIRST_PAID, hold_minutes=30)
    for door in (paid, sealed_door()):
        first = click(door, ResidentFactory())
        assert Claim.objects.get(public_id=first).intake == door


def test_somebody_else_may_click_for_the_person_and_nobody_who_is_not_there():
    intake, helper = IntakeFactory(), UserFactory()
    assert Claim.objects.get(public_id=click(intake, ResidentFactory(), by=helper)).by == helper
    nobody = UserFactory.build(pk=0)
    for wrong in (
        lambda: click(intake, ResidentFactory(), by=nobody),
        lambda: click(intake, ResidentFactory.build(pk=0), by=helper),
        lambda: click(Intake(pk=0), ResidentFactory()),
    ):
        with pytest.raises(IntegrityError, match="claim_refers"):
            wrong()


def test_who_has_many_behind_them_may_click_and_who_has_many_open_may_not():
    resident = ResidentFactory()
    for state in (State.CANCELLED, State.CANCELLED, State.SEATED):
        ApplicationFactory(resident=resident, state=state)
    assert click(IntakeFactory(), resident, most_open=2) is not None
    assert click(IntakeFactory(), resident, most_open=2) is None
    assert click(IntakeFactory(), resident, most_open=3) is not None


def test_what_has_ended_is_given_and_no_second_turn_opened():
    ended = ApplicationFactory(state=State.CANCELLED)
    assert click(ended.intake, ended.resident) == ended.claim.public_id
    assert Claim.objects.count() == 1
    again = stand(ended.intake, ended.resident)
    assert click(ended.intake, ended.resident) == again.public_id
    ApplicationFactory(
        claim=again, intake=again.intake, resident=again.resident, state=State.CANCELLED
    )
    assert click(ended.intake, ended.resident) == ended.claim.public_id


def at_many_doors_at_once(resident, press):
    """How many claims the person has after pressing on eight devices, each at another door."""
    doors = [IntakeFactory() for _ in range(8)]
    together(*(partial(press, door, resident) for door in doors))
    return Claim.objects.filter(resident=resident).count()


def test_on_many_devices_at_once_nobody_gets_more_than_may_be_open():
    resident = ResidentFactory()
    press = lambda door, person: click(door, person, most_open=3)  # noqa: E731 - in one line
    assert at_many_doors_at_once(resident, press) == 3


def test_who_looks_and_then_writes_without_waiting_gets_more():
    """The twin: the same devices, each of which counts before any has written."""
    counted = threading.Barrier(8)

    def press(door, person):
        few = Claim.objects.filter(resident=person).count() < 3
        counted.wait()
        if few:
            Claim.objects.create(intake=door, resident=person, at=NOON)

    assert at_many_doors_at_once(ResidentFactory(), press) > 3


def test_it_is_on_disk_whatever_the_server_says():
    intake, resident = IntakeFactory(), ResidentFactory()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
        click(intake, resident)
        cursor.execute("SHOW synchronous_commit")
        assert cursor.fetchone() == ("on",)
