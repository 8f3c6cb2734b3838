"""Drawn together: asked by one, agreed to by the other, frozen with the list, seated together."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from naru.enrolments.enums import State
from naru.enrolments.models import Application, Companion, Draw, Lot
from naru.enrolments.rules.draw import Memory, order, seated, seed
from naru.enrolments.services import companions, draws, ending
from naru.enrolments.services.claims import DoorClosed
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import (
    CLOSES,
    NOON,
    VALUE_AT,
    IntakeFactory,
    sealed_door,
    stand,
)
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
SHUT = CLOSES + timedelta(minutes=1)


def crowd(door, number=2):
    return [stand(door, ResidentFactory()) for _ in range(number)]


def given(claim, *, at=NOON, most=2):
    return {"claim": claim, "most": most, "by": claim.resident.user, "at": at}


def pair(door):
    first, second = crowd(door)
    party = companions.invite(**given(first))
    companions.join(party_id=party.pk, **given(second))
    return first, second


def freeze(door, **more):
    return draws.freeze(intake_id=door.pk, **{"tickets": {}, "shares": {}, "at": SHUT} | more)


def draw(door, value="1 2 3"):
    return draws.draw(intake_id=door.pk, public_value=value, by=UserFactory(), at=VALUE_AT)


def test_one_asks_and_the_other_agrees_each_once():
    door = sealed_door()
    first, second, third = crowd(door, 3)
    party = companions.invite(**given(first))
    assert companions.invite(**given(first)) == party
    for _ in range(2):
        companions.join(party_id=party.pk, **given(second))
    assert list(Companion.objects.values_list("claim", flat=True)) == [first.pk, second.pk]
    with pytest.raises(companions.PartyFull):
        companions.join(party_id=party.pk, **given(third))
    other = companions.invite(**given(third))
    with pytest.raises(companions.InAnotherParty):
        companions.join(party_id=other.pk, **given(second))
    gone = {"by": second.resident.user, "at": NOON}
    assert companions.leave(claim=second, **gone)
    assert not companions.leave(claim=second, **gone)
    companions.join(party_id=other.pk, **given(second))


def test_who_asked_but_was_not_joined_may_join_somebody_else():
    first, second = crowd(sealed_door())
    companions.invite(**given(second))
    companions.join(party_id=companions.invite(**given(first)).pk, **given(second))
    assert Companion.objects.count() == 2


def test_only_at_one_door_that_draws_and_before_it_closes():
    door = sealed_door()
    first, _second = pair(door)
    elsewhere = stand(sealed_door(), ResidentFactory())
    with pytest.raises(companions.AnotherCourse):
        companions.join(party_id=Companion.objects.first().party_id, **given(elsewhere))
    with pytest.raises(companions.NotTogetherHere):
        companions.invite(**given(stand(IntakeFactory(), ResidentFactory())))
    with pytest.raises(companions.NotTogetherHere):
        companions.invite(**given(elsewhere, most=1))
    with pytest.raises(DoorClosed):
        companions.invite(**given(elsewhere, at=CLOSES))
    freeze(door)
    with pytest.raises(DoorClosed):
        companions.leave(claim=first, by=first.resident.user, at=NOON)


def test_on_the_list_they_are_one_lot_of_the_least_of_them():
    door = sealed_door(memory=Memory(2, 1, 12, 6), shares=[("near-poor", 1), ("new", 1)])
    first, second = pair(door)
    alone = stand(door, ResidentFactory())
    one = freeze(
        door,
        tickets={first.resident_id: 5, second.resident_id: 3},
        shares={first.resident_id: "near-poor new", second.resident_id: "new"},
    )
    tokens = dict(Lot.objects.values_list("claim", "token"))
    assert tokens[first.pk] == tokens[second.pk]
    assert one.entries == sorted([[tokens[first.pk], 3, 2, "new"], [tokens[alone.pk], 2, 1, ""]])
    assert list(Lot.objects.order_by("claim").values_list("companion", flat=True)) == [
        False,
        True,
        False,
    ]


def test_whoever_stepped_back_leaves_the_other_alone():
    door = sealed_door()
    first, second = pair(door)
    ending.cancel(claim_id=first.pk, by=None, at=NOON)
    assert [entry[2] for entry in freeze(door).entries] == [1]
    assert Lot.objects.get().claim_id == second.pk


def value_for(one, token, *, comes_in):
    """A public value with which the lot comes in, or does not; found by the rules alone."""
    known = {"run": str(one.intake.run.public_id), "rule": one.rule_hash, "root": one.root}
    for number in range(1_000):
        made = seed(**known, secret=one.secret, public_value=str(number))
        if (token in dict(seated(order(one.lots_frozen, seed=made), one.rule))) is comes_in:
            return str(number)
    raise AssertionError("no value does")


@pytest.mark.parametrize("comes_in", [True, False])
def test_they_come_in_together_or_not_at_all(comes_in):
    door = sealed_door()
    mates = pair(door)
    crowd(door, 2)
    one = freeze(door)
    token = Lot.objects.get(claim=mates[0]).token
    draw(door, value=value_for(one, token, comes_in=comes_in))
    states = Application.objects.filter(claim__in=mates).values_list("state", flat=True)
    assert list(states) == [State.SEATED if comes_in else State.WAITING] * 2
    seats = Application.objects.filter(intake=door, state=State.SEATED)
    assert sorted(seats.values_list("seat_no", flat=True)) == [1, 2]
    numbers = Application.objects.filter(intake=door, state=State.WAITING)
    assert sorted(numbers.values_list("wait_no", flat=True)) == [1, 2]


def test_the_seat_of_who_stepped_back_after_the_freeze_goes_to_the_list():
    door = sealed_door()
    first, second = pair(door)
    freeze(door)
    ending.cancel(claim_id=first.pk, by=None, at=SHUT)
    draw(door)
    assert Application.objects.get(claim=second).seat_no == 2
    assert Draw.objects.get().entries[0][2] == 2


def test_the_database_keeps_one_lot_a_token_and_a_rank():
    door = sealed_door()
    crowd(door)
    freeze(door)
    lots = list(Lot.objects.all())
    with pytest.raises(IntegrityError, match="door_lot_token_once"), transaction.atomic():
        Lot.objects.filter(pk=lots[0].pk).update(token=lots[1].token)
