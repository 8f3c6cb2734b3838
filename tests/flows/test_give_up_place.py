"""A place given up: what comes back is told."""

from datetime import UTC, date, datetime

import pytest

from naru.enrolments.enums import State
from naru.flows.give_up_place import SeatOfADoor, give_up_place
from naru.notices.models import Notice
from naru.notices.queries import told
from naru.scholarships.services import grants, uses
from tests.enrolments.factories import ApplicationFactory as SeatFactory
from tests.scholarships.factories import ApplicationFactory, funded_round

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2027, 1, 4, 3, tzinfo=UTC)


def held(grant, reference):
    """Points kept for a place at a course of four days."""
    place = uses.Place(
        reference=reference,
        run_id=None,
        title="가상 강좌",
        provider="가상",
        points=240_000,
        sessions=[date(2027, 1, 11), *(date(2027, 1, day) for day in (18, 25)), date(2027, 2, 1)],
        terms=[{"held_below": "1/3", "gives_back": "2/3"}],
    )
    return uses.hold(grant_id=grant.pk, place=place, by=grant.resident.user, at=AT)


def test_two_thirds_are_told_as_such():
    application = ApplicationFactory(round=funded_round())
    grant = grants.grant(application_id=application.pk, by=None, at=AT)
    use = held(grant, "demo:1")
    first = datetime(2027, 1, 11, 3, tzinfo=UTC)
    done = give_up_place(use=use, whose="learner", by=use.held_by, at=first)
    assert done.returned_points == 160_000
    said = told(Notice.objects.get())
    assert said.subject == "가상 강좌: 160,000포인트가 돌아왔습니다"
    assert said.body.startswith("맡긴 240,000포인트 가운데")


def test_a_seat_at_a_door_is_not_left_without_its_points():
    application = ApplicationFactory(round=funded_round())
    grant = grants.grant(application_id=application.pk, by=None, at=AT)
    seat = SeatFactory(resident=grant.resident, state=State.SEATED)
    use = held(grant, f"enrolment:{seat.claim_id}")
    with pytest.raises(SeatOfADoor):
        give_up_place(use=use, whose="learner", by=use.held_by, at=AT)
    use.refresh_from_db()
    assert use.state == "HELD"
