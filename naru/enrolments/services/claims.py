"""One click at a door: one row of its own, so that no click waits for another.

It leaves no line in the trail, as every line of the trail waits for the one before: the claim is
its own record, never changed, and the line of its settling names it.
"""

import uuid
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core import jobs
from naru.core.refusals import Refusal
from naru.enrolments.enums import WITH_SEAT, Channel, DoorMode, State
from naru.enrolments.models import Application, Claim, Draw, Intake
from naru.enrolments.queries import door
from naru.enrolments.services import settling


class NotOpenYet(Refusal):
    message = _("아직 신청할 수 없습니다. 신청을 여는 때가 되면 신청해 주세요.")


class DoorClosed(Refusal):
    message = _("신청 기간이 끝났습니다.")


class AnotherWay(Refusal):
    """The door lets in otherwise than in the order of clicks."""

    message = _("이 강좌는 먼저 신청한 차례로 뽑지 않습니다. 강좌 화면의 안내를 봐 주세요.")


class NotSealedYet(Refusal):
    message = _("아직 추첨 방법을 공개하지 않았습니다. 공개하면 신청할 수 있습니다.")


class TooManyOpen(Refusal):
    message = _(
        "한꺼번에 신청할 수 있는 수를 다 썼습니다. "
        "‘내 수강 신청’에서 하나를 취소하면 신청할 수 있습니다."
    )


@transaction.atomic(savepoint=False)
def claim(
    *,
    intake: Intake,
    resident_id: int,
    by: User | None,
    at: datetime,
    most_open: int,
    channel: Channel = Channel.WEB,
    by_points: bool = False,
    turn: int | None = None,
) -> Claim:
    """The person's claim at this door: the one that stands if there is one, else a new one.

    Committed, it is on disk. `most_open` is how many of a person's claims may be open at once.
    `turn` is the one the form was made for: sent again after that turn has ended, it gives what
    became of it and no second claim. Refused before the opening by the server's clock, from the
    closing on, and above the limit.
    """
    _only_mine(resident_id)
    before, standing = door.at_the_door(intake_id=intake.pk, resident_id=resident_id, at=at)
    if before:
        mine = door.standing_claim(intake_id=intake.pk, resident_id=resident_id, turn=turn)
        if mine is not None:
            return mine
    if intake.mode not in (DoorMode.FIRST_COME, DoorMode.DRAW):
        raise AnotherWay
    if at < intake.opens_at:
        raise NotOpenYet
    if at >= intake.closes_at:
        raise DoorClosed
    if intake.mode == DoorMode.DRAW:
        _before_the_list(intake)
    if standing >= most_open:
        raise TooManyOpen
    return _inserted(intake.pk, resident_id, channel, by, by_points, at)


@transaction.atomic(savepoint=False)
def forget(*, resident_id: int, at: datetime) -> None:
    """End what is open of a person whose record is erased; that a seat was taken stays, unnamed."""
    _only_mine(resident_id)
    unsettled = Claim.objects.filter(resident_id=resident_id, settled_at=None)
    for intake_id in unsettled.order_by("intake_id").values_list("intake_id", flat=True):
        settling.hold(intake_id)
    mine = Application.objects.filter(resident_id=resident_id)
    freed = mine.filter(state__in=WITH_SEAT).order_by("intake_id")
    for intake_id in freed.values_list("intake_id", flat=True):
        jobs.defer("enrolments.offer_seats", intake_id=intake_id)
    mine.live().update(state=State.CANCELLED, state_at=at, seat_no=None)
    for one in unsettled.order_by("pk"):
        Application.objects.create(
            claim=one,
            intake_id=one.intake_id,
            resident_id=resident_id,
            state=State.CANCELLED,
            state_at=at,
        )
    unsettled.update(settled_at=at)


INSERT = """
INSERT INTO enrolments_claim
    (public_id, intake_id, resident_id, turn, channel, by_id, by_points, at)
VALUES (%s, %s, %s, (SELECT count(*) FROM enrolments_application
                     WHERE intake_id = %s AND resident_id = %s), %s, %s, %s, %s)
RETURNING *"""


def _only_mine(resident_id: int) -> None:
    """Clicks of one person wait for each other, of two persons never; acknowledged means kept."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('synchronous_commit', 'on', true),"
            " pg_advisory_xact_lock(hashtextextended(%s, 0))",
            [f"claims of {resident_id}"],
        )


def _before_the_list(intake: Intake) -> None:
    """Nobody comes on a list that is frozen, or before its rule is public.

    Clicks hold back the freezing and not each other.
    """
    settling.pass_by(intake.pk)
    sealed = Draw.objects.filter(intake=intake).values_list("frozen_at", flat=True)
    if not sealed:
        raise NotSealedYet
    if sealed[0] is not None:
        raise DoorClosed


def _inserted(
    intake_id: int,
    resident_id: int,
    channel: Channel,
    by: User | None,
    by_points: bool,
    at: datetime,
) -> Claim:
    values = [
        *(uuid.uuid4(), intake_id, resident_id, intake_id, resident_id),
        *(channel.value, by.pk if by else None, by_points, at),
    ]
    (made,) = Claim.objects.raw(INSERT, values)
    return made
