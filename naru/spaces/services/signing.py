"""An instructor saw that somebody can do it, and says so on the spot."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.spaces.enums import State
from naru.spaces.models import Booking, SignOff
from naru.spaces.queries.mine import WHOLE
from naru.spaces.services import telling
from naru.spaces.services.saying import note

LASTS = timedelta(hours=24)
"""So long after the end a skill can be signed or taken back."""


class NotYourBench(Refusal):
    message = _("이 시간의 강사만 기술을 확인할 수 있습니다.")


class NotThere(Refusal):
    message = _("온 것을 먼저 적어 주세요. 와서 해 본 사람의 기술만 확인할 수 있습니다.")


class NotOfThisBench(Refusal):
    message = _("이 실습대에서 익히는 기술이 아닙니다.")


class SigningOver(Refusal):
    message = _("확인할 수 있는 때가 지났습니다. 다음 실습에서 확인해 주세요.")


@transaction.atomic(savepoint=False)
def sign(*, booking_id: int, skill_code: str, by: User, at: datetime) -> SignOff:
    """The person can do it; signed again, nothing changes. They are told at once."""
    one = _held(booking_id, by, at)
    if one.state != State.USED:
        raise NotThere
    skill = one.sitting.bench.skills.filter(code=skill_code).first() if one.sitting else None
    if skill is None:
        raise NotOfThisBench
    known = SignOff.objects.filter(booking=one, skill=skill, back_at=None).first()
    if known is not None:
        return known
    made = SignOff.objects.create(resident=one.resident, skill=skill, booking=one, by=by, at=at)
    note(one, "space.signed", by=by, at=at, skill=skill.code)
    telling.tell_signed(made, at=at)
    return made


@transaction.atomic(savepoint=False)
def take_back(*, booking_id: int, skill_code: str, by: User, at: datetime) -> bool:
    """It was tapped by mistake; False if it was not signed."""
    one = _held(booking_id, by, at)
    signed = SignOff.objects.filter(booking=one, skill__code=skill_code, back_at=None)
    gone = signed.update(back_at=at)
    if gone:
        note(one, "space.unsigned", by=by, at=at, skill=skill_code)
    return bool(gone)


def _held(booking_id: int, by: User, at: datetime) -> Booking:
    one = locked(Booking.objects.select_related(*WHOLE), pk=booking_id)
    if one.sitting is None or one.sitting.instructor_id != by.pk:
        raise NotYourBench
    if at > one.ends_at + LASTS:
        raise SigningOver
    return one
