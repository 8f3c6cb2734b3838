"""Staff see who comes to their place; everybody named reads of the look."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from naru.accounts.enums import Role
from naru.flows.open_space import open_sitting, open_space
from naru.residents.enums import RecordPage
from naru.residents.models import RecordView
from naru.spaces.enums import ClubState, State
from tests.accounts.factories import MembershipFactory
from tests.spaces.factories import (
    NOON,
    BenchFactory,
    BookingFactory,
    ClubFactory,
    RoomFactory,
    SittingFactory,
    staff_of,
)

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


def test_the_day_and_what_waits_with_a_line_for_each_person_once():
    room = RoomFactory()
    place = room.place
    here = BookingFactory(sitting=SittingFactory(bench=BenchFactory(place=place)))
    asked = BookingFactory(
        resident=here.resident, room=room, state=State.ASKED, starts_at=here.ends_at
    )
    club = ClubFactory(place=place, state=ClubState.ASKED, until_on=None)
    member = staff_of(place)
    told = {"from_at": NOON, "until_at": NOON + 2 * DAY, "at": NOON}
    found = open_space(membership=member, place=place, **told)
    assert (found.today, found.requests, found.clubs) == ([here], [asked], [club])
    views = RecordView.objects.order_by("pk")
    assert [(one.resident, one.page, one.viewer) for one in views] == [
        (here.resident, RecordPage.SPACE_DAY, member.user),
        (club.head, RecordPage.SPACE_DAY, member.user),
    ]
    assert open_sitting(membership=member, sitting=here.sitting, at=NOON) == [here]
    assert RecordView.objects.count() == 3


def test_nobody_else():
    sitting = BookingFactory().sitting
    place = sitting.bench.place
    for membership in (
        staff_of(RoomFactory().place),
        MembershipFactory(organisation=place.organisation, role=Role.MENTOR),
    ):
        with pytest.raises(PermissionDenied):
            open_space(
                membership=membership, place=place, from_at=NOON, until_at=NOON + DAY, at=NOON
            )
        with pytest.raises(PermissionDenied):
            open_sitting(membership=membership, sitting=sitting, at=NOON)
    assert not RecordView.objects.exists()
