"""Who is told, and what has not been told to everybody."""

import uuid
from datetime import timedelta

import pytest

from naru.enrolments.enums import Audience, BulletinKind, State
from naru.enrolments.models import Bulletin
from naru.enrolments.queries.bulletins import history_of, reached, undone, untold
from naru.enrolments.services import bulletins
from tests.catalogue.own import Staff
from tests.enrolments.classes import class_of
from tests.enrolments.factories import ApplicationFactory

pytestmark = pytest.mark.django_db


def bulletin(door, staff, at, **more):
    given = {"kind": BulletinKind.WRITTEN, "audience": Audience.BOTH, "text": "말", **more}
    return Bulletin.objects.create(intake=door, key=uuid.uuid4(), by=staff.user, at=at, **given)


def test_an_offered_seat_counts_among_those_who_wait(noon):
    door = class_of(Staff(), at=noon)
    ApplicationFactory(intake=door, state=State.OFFERED, no=9)
    assert [reached(door, one) for one in Audience] == [3, 3, 6]


def test_the_told_and_the_finished_are_left_out(noon):
    staff = Staff()
    door = class_of(staff, at=noon)
    one = bulletin(door, staff, noon)
    everybody = untold(bulletin_id=one.pk)
    assert len(everybody) == 5
    bulletins.copy(bulletin_id=one.pk, application_id=everybody[0], at=noon)
    assert untold(bulletin_id=one.pk) == everybody[1:]
    assert undone(posted_before=noon) == []
    assert undone(posted_before=noon + timedelta(seconds=1)) == [one.pk]
    bulletins.finish(bulletin_id=one.pk, at=noon)
    assert (untold(bulletin_id=one.pk), undone(posted_before=noon + timedelta(1))) == ([], [])


def test_the_history_is_the_class_s_own_and_begins_with_the_latest(noon):
    staff = Staff()
    door, other = class_of(staff, at=noon), class_of(staff, at=noon)
    early = bulletin(door, staff, noon)
    late = bulletin(door, staff, noon + timedelta(minutes=1))
    bulletin(other, staff, noon)
    assert history_of(door) == [late, early]
