"""The instructor of the time signs a skill off for who came; a slip of the finger is undone."""

from datetime import timedelta

import pytest

from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.spaces.enums import Arrived, State
from naru.spaces.models import SignOff
from naru.spaces.services import signing
from naru.spaces.services.signing import NotOfThisBench, NotThere, NotYourBench, SigningOver
from tests.accounts.factories import UserFactory
from tests.occupations.factories import SkillFactory
from tests.refusals import refused
from tests.spaces.factories import TOMORROW, BookingFactory, RoomFactory

CAME = {"state": State.USED, "arrived": Arrived.SCAN, "arrived_at": TOMORROW}


def told(one, **other):
    skill = one.sitting.bench.skills.first().code
    return {
        "booking_id": one.pk,
        "skill_code": skill,
        "by": one.sitting.instructor,
        "at": one.ends_at,
    } | other


@pytest.mark.django_db
def test_signed_once_and_the_person_reads_it():
    one = BookingFactory(**CAME)
    made = [signing.sign(**told(one)) for _again in range(2)]
    assert made[0] == made[1] == SignOff.objects.get()
    assert (made[0].resident, made[0].by, made[0].at) == (
        one.resident,
        one.sitting.instructor,
        one.ends_at,
    )
    assert Notice.objects.get().kind == Kind.SKILL_SIGNED


@pytest.mark.django_db
def test_a_slip_is_taken_back_and_signed_again():
    one = BookingFactory(**CAME)
    signing.sign(**told(one))
    assert [signing.take_back(**told(one)) for _again in range(2)] == [True, False]
    again = signing.sign(**told(one))
    assert SignOff.objects.filter(back_at=None).get() == again
    assert SignOff.objects.count() == 2


@pytest.mark.django_db
def test_only_by_the_instructor_for_who_came_and_what_the_bench_is_for():
    one = BookingFactory(**CAME)
    with refused(NotYourBench):
        signing.sign(**told(one, by=UserFactory()))
    with refused(NotOfThisBench):
        signing.sign(**told(one, skill_code=SkillFactory().code))
    with refused(SigningOver):
        signing.sign(**told(one, at=one.ends_at + timedelta(hours=24, seconds=1)))
    with refused(NotThere):
        signing.sign(**told(BookingFactory()))
    room = BookingFactory(room=RoomFactory(), **CAME)
    with refused(NotYourBench):
        signing.sign(booking_id=room.pk, skill_code="skill.a", by=UserFactory(), at=TOMORROW)
