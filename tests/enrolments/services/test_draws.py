"""A door's draw: sealed first, frozen whole, drawn once, and nobody comes in between."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from naru.audit.models import Entry
from naru.core.lots import commitment
from naru.enrolments.enums import DoorMode, State
from naru.enrolments.models import Application, Claim, Draw, Lot
from naru.enrolments.queries import door as doors
from naru.enrolments.queries import draws as reading
from naru.enrolments.rules.draw import Memory, order, root, seated
from naru.enrolments.services import claims, draws, ending, settling
from naru.enrolments.services import doors as door_services
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import (
    CLOSES,
    NOON,
    OFFERS_END,
    OPENS,
    VALUE_AT,
    IntakeFactory,
    plan,
    sealed_door,
    stand,
)
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
SHUT = CLOSES + timedelta(minutes=1)
LATE = VALUE_AT + timedelta(hours=72)


def crowd(door, number):
    return [stand(door, ResidentFactory()) for _ in range(number)]


def freeze(door, *, at=SHUT, tickets=None, shares=None):
    return draws.freeze(intake_id=door.pk, tickets=tickets or {}, shares=shares or {}, at=at)


def draw(door, *, at=VALUE_AT, value="3 11 24 + 7"):
    return draws.draw(intake_id=door.pk, public_value=value, by=UserFactory(), at=at)


def test_sealing_publishes_rule_commitment_and_the_value_to_wait_for():
    door = sealed_door(shares=[("near-poor", 1)], memory=Memory(2, 1, 12, 6))
    one = Draw.objects.get()
    assert one.commitment == commitment(one.secret)
    assert one.rule.lines() == [
        "seats 2",
        "share near-poor 1",
        "tickets base 2 loss 1 months 12 most 6",
        "reveal 72",
    ]
    assert (one.rule_hash, one.reveal_until_at) == (one.rule.hash, LATE)
    line = Entry.objects.get(action="enrolment.draw_sealed")
    assert one.secret not in line.details
    with pytest.raises(draws.SealedAlready):
        draws.seal(intake_id=door.pk, plan=plan(), by=UserFactory(), at=NOON)


def test_only_a_door_that_draws_is_sealed_and_only_before_a_later_value():
    by = UserFactory()
    with pytest.raises(draws.NoDrawHere):
        draws.seal(intake_id=IntakeFactory().pk, plan=plan(), by=by, at=OPENS)
    door = IntakeFactory(mode=DoorMode.DRAW)
    with pytest.raises(draws.ValueTooEarly):
        draws.seal(intake_id=door.pk, plan=plan(known_at=SHUT), by=by, at=OPENS)


def test_nobody_applies_before_the_rule_is_public_and_a_sealed_door_stays_as_it_is():
    door = IntakeFactory(mode=DoorMode.DRAW)
    with pytest.raises(claims.NotSealedYet):
        stand(door, ResidentFactory())
    sealed = sealed_door()
    terms = {
        "mode": DoorMode.DRAW,
        "opens_at": sealed.opens_at,
        "closes_at": sealed.closes_at,
        "offers_until_at": OFFERS_END,
    }
    with pytest.raises(door_services.DrawSealed):
        door_services.set_door(
            run_id=sealed.run_id,
            terms=door_services.Terms(capacity=9, **terms),
            by=UserFactory(),
            at=NOON,
        )


def test_settling_and_its_alarm_leave_a_draw_alone():
    door = sealed_door()
    crowd(door, 3)
    assert settling.settle(intake_ids=[door.pk], at=NOON) == {}
    assert doors.unsettled() == []
    assert doors.late(at=NOON + timedelta(hours=1)) == []


def test_the_list_is_frozen_after_closing_and_before_the_value_is_known():
    door = sealed_door(memory=Memory(2, 1, 12, 6))
    first, second, third = crowd(door, 3)
    ending.cancel(claim_id=third.pk, by=None, at=NOON)
    with pytest.raises(draws.DoorStillOpen):
        freeze(door, at=NOON)
    with pytest.raises(draws.ValueKnown):
        freeze(door, at=VALUE_AT)
    one = freeze(door, tickets={first.resident_id: 5}, shares={second.resident_id: "near-poor"})
    tokens = dict(Lot.objects.values_list("claim", "token"))
    assert set(tokens) == {first.pk, second.pk}
    assert one.entries == sorted(
        [[tokens[first.pk], 5, 1, ""], [tokens[second.pk], 2, 1, "near-poor"]]
    )
    assert one.root == root(one.lots_frozen)
    with pytest.raises(draws.FrozenAlready):
        freeze(door)
    with pytest.raises(claims.DoorClosed):
        stand(door, ResidentFactory(), at=CLOSES - timedelta(seconds=1))


def test_the_draw_gives_seats_and_numbers_by_the_published_order():
    door = sealed_door()
    crowd(door, 6)
    freeze(door)
    with pytest.raises(draws.ValueNotThere):
        draw(door, at=VALUE_AT - timedelta(seconds=1))
    with pytest.raises(draws.ValueMissing):
        draw(door, value="  ")
    one = draw(door, value=" 3 11  24 + 7 ")
    assert (one.public_value, one.revealed) == ("3 11 24 + 7", True)
    ordered = order(one.lots_frozen, seed=one.seed)
    won = [token for token, _share in seated(ordered, one.rule)]
    rest = [lot.token for lot in ordered if lot.token not in won]
    came = Application.objects.filter(intake=door)
    by_seat = came.filter(state=State.SEATED).order_by("seat_no")
    assert list(by_seat.values_list("claim__lot__token", "seat_no")) == list(
        zip(won, (1, 2), strict=True)
    )
    by_number = came.filter(state=State.WAITING).order_by("wait_no")
    expected = list(zip(rest, range(1, 5), strict=True))
    assert list(by_number.values_list("claim__lot__token", "wait_no")) == expected
    ranks = Lot.objects.order_by("rank").values_list("token", flat=True)
    assert list(ranks) == [lot.token for lot in ordered]
    assert not Claim.objects.filter(application=None).exists()
    with pytest.raises(draws.DrawnAlready):
        draw(door)


def test_who_steps_back_after_the_freezing_leaves_the_order_as_it_is():
    door = sealed_door()
    mine = crowd(door, 4)[0]
    freeze(door)
    ending.cancel(claim_id=mine.pk, by=None, at=SHUT)
    draw(door)
    assert Lot.objects.get(claim=mine).rank is not None
    assert Application.objects.get(claim=mine).state == State.CANCELLED
    assert Application.objects.exclude(claim=mine).count() == 3


def test_a_secret_that_is_revealed_too_late_does_not_count():
    door = sealed_door()
    crowd(door, 3)
    freeze(door)
    one = draw(door, at=LATE)
    assert one.revealed is False
    assert reading.document(one)["secret"] == ""


def test_the_value_is_put_off_only_later_and_only_before_the_list():
    door, by = sealed_door(), UserFactory()
    crowd(door, 1)
    later = VALUE_AT + timedelta(days=7)
    with pytest.raises(draws.NotLater):
        draws.postpone(intake_id=door.pk, known_at=VALUE_AT, by=by, at=SHUT)
    one = draws.postpone(intake_id=door.pk, known_at=later, by=by, at=SHUT)
    assert (one.known_at, one.reveal_until_at) == (later, later + timedelta(hours=72))
    freeze(door, at=VALUE_AT)
    with pytest.raises(draws.FrozenAlready):
        draws.postpone(intake_id=door.pk, known_at=later + timedelta(days=1), by=by, at=SHUT)


def test_a_draw_is_not_drawn_before_it_is_frozen():
    door = sealed_door()
    with pytest.raises(draws.NotFrozen):
        draw(door)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("door_draw_committed", {"commitment": "x"}),
        ("door_draw_sealed_before_value", {"known_at": OPENS - timedelta(days=2)}),
        ("door_draw_frozen_before_value", {"frozen_at": VALUE_AT, "root": "0" * 64}),
        ("door_draw_drawn_after_value", {"drawn_at": VALUE_AT}),
    ],
)
def test_the_database_keeps_the_steps_in_order(name, change):
    sealed_door()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Draw.objects.update(**change)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("door_lot_has_token", {"token": "x"}),
        ("door_lot_ranked_by_draw", {"rank": 1}),
        ("door_lot_rank_once", {"rank": 1, "seated": False}),
    ],
)
def test_the_database_keeps_lots_whole(name, change):
    door = sealed_door()
    crowd(door, 2)
    freeze(door)
    mine = Lot.objects.all() if name == "door_lot_rank_once" else Lot.objects.order_by("pk")[:1]
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Lot.objects.filter(pk__in=list(mine.values_list("pk", flat=True))).update(**change)


def test_a_click_that_is_being_written_is_on_the_list():
    """Freezing waits for it; a click after that finds the list closed."""
    door, late, later = sealed_door(), ResidentFactory(), ResidentFactory()
    waits, frozen = threading.Event(), []

    def freezing():
        waits.wait(10)
        frozen.append(freeze(door))
        connection.close()

    thread = threading.Thread(target=freezing)
    thread.start()
    with transaction.atomic():
        stand(door, late, at=CLOSES - timedelta(seconds=1))
        waits.set()
        thread.join(0.3)
        assert thread.is_alive(), "the list was frozen without the click"
    thread.join(10)
    assert len(frozen[0].entries) == 1
    with pytest.raises(claims.DoorClosed):
        stand(door, later, at=CLOSES - timedelta(seconds=1))
