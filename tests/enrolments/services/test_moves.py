"""Nobody's place changes without a reason and two people; what was agreed is counted."""

from datetime import timedelta

import pytest

from naru.audit.models import Entry
from naru.enrolments.enums import MoveReason, State
from naru.enrolments.models import Application
from naru.enrolments.queries import moves as found
from naru.enrolments.services import moves, offers
from naru.enrolments.services.moves import (
    AskedAlready,
    MoveOver,
    NotInList,
    OwnPlace,
    ReasonHoldsNumber,
    ReasonNeeded,
    SecondPersonNeeded,
)
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import NOON, TERMS, ApplicationFactory, IntakeFactory
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def queue():
    intake = IntakeFactory(capacity=1)
    return [ApplicationFactory(intake=intake, no=no) for no in range(1, 6)]


def ask(queue, no=4, before=2, by=None, words="접수가 한 시간 멈췄습니다.", **more):
    return moves.ask(
        intake_id=queue[0].intake_id, wait_no=no, before_no=before, words=words,
        reason=more.get("reason", MoveReason.MISTAKE), by=by or UserFactory(), at=NOON,
    )  # fmt: skip


def end(move, agree=True, by=None):
    return moves.end(move_id=move.pk, agree=agree, by=by or UserFactory(), at=NOON)


def order(queue):
    waits = Application.objects.filter(intake=queue[0].intake).in_order()
    return [one.wait_no for one in waits]


def test_staff_cannot_move_people_up_quietly(queue):
    """Fault 15: it takes a reason, a second person, a line in the trail, and is counted."""
    move = ask(queue)
    assert order(queue) == [1, 2, 3, 4, 5]
    with refused(SecondPersonNeeded):
        end(move, by=move.asked_by)
    end(move)
    assert order(queue) == [1, 4, 2, 3, 5]
    offered = offers.offer_seats(intake_id=queue[0].intake_id, terms=TERMS, at=NOON).offered
    later = offers.offer_seats(
        intake_id=queue[0].intake_id, terms=TERMS, at=NOON + timedelta(days=1)
    ).offered
    assert [one.wait_no for one in [*offered, *later]] == [1, 4]
    lines = Entry.objects.filter(action__in=["enrolment.move_asked", "enrolment.moved"])
    assert [line.details for line in lines.order_by("pk")] == [
        '{"before":2,"reason":"MISTAKE"}'
    ] * 2
    assert found.counted([queue[0].intake_id]) == {queue[0].intake_id: ((MoveReason.MISTAKE, 1),)}


def test_a_refused_move_changes_and_counts_nothing(queue):
    move = ask(queue)
    end(move, agree=False)
    assert (order(queue), found.counted([queue[0].intake_id])) == ([1, 2, 3, 4, 5], {})
    with refused(MoveOver):
        end(move)
    end(ask(queue))
    assert [(one.agreed, one.ended_at) for one in found.moves_of(queue[0].intake)] == [
        (False, NOON),
        (True, NOON),
    ]


def test_several_moves_before_the_same_number_stand_in_their_own_order(queue):
    for no in (5, 4):
        end(ask(queue, no=no, before=1))
    assert order(queue) == [4, 5, 1, 2, 3]


def test_what_is_no_move_is_refused(queue):
    ask(queue)
    with refused(AskedAlready):
        ask(queue, before=1)
    for no, before in ((9, 1), (1, 9), (3, 3)):
        with refused(NotInList):
            ask(queue, no=no, before=before)
    with refused(ReasonNeeded):
        ask(queue, no=3, words="  ")
    with refused(ReasonHoldsNumber):
        ask(queue, no=3, words="800101-1234567")
    with refused(OwnPlace):
        ask(queue, no=3, by=queue[2].resident.user)


def test_who_does_not_wait_any_more_is_not_moved(queue):
    move = ask(queue)
    with refused(OwnPlace):
        end(move, by=queue[3].resident.user)
    Application.objects.filter(pk=queue[3].pk).update(state=State.CANCELLED)
    with refused(NotInList):
        end(move)
