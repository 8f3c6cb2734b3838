"""One click at a door: one row of its own, so that no click waits for another.

All that a click looks at and writes is one function of the database, `enrolments_click` (see the
migration `click_by_what_the_form_knows`), as a thousand clicks a second leave time for one journey
there. Clicks of one person wait for each other in it, of two persons never. A first click whose
form says what its page has looked at is no more than the row itself
(docs/decisions/0046-what-the-form-knows.md).

It leaves no line in the trail, as every line of the trail waits for the one before: the claim is
its own record, never changed, and the line of its settling names it.
"""

import uuid
from datetime import datetime
from typing import cast

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core import jobs, prepared
from naru.core.locks import alone
from naru.core.prepared import ALWAYS, Condition
from naru.core.refusals import Refusal
from naru.enrolments.enums import WITH_SEAT, Channel, State
from naru.enrolments.models import Application, Claim, Ground, Intake
from naru.enrolments.services import settling


class RunIsOff(Refusal):
    message = _("더는 열리지 않는 강좌입니다. 강좌 화면에서 비슷한 강좌를 찾아보세요.")


class NotOpenYet(Refusal):
    message = _("아직 신청할 수 없습니다. 신청을 여는 때가 되면 신청해 주세요.")


class DoorClosed(Refusal):
    message = _("신청 기간이 끝났습니다.")


class NotSealedYet(Refusal):
    message = _("아직 추첨 방법을 공개하지 않았습니다. 공개하면 신청할 수 있습니다.")


class NotPublishedYet(Refusal):
    message = _("아직 심사 기준을 공개하지 않았습니다. 공개하면 신청할 수 있습니다.")


class TooManyOpen(Refusal):
    message = _(
        "한꺼번에 신청할 수 있는 수를 다 썼습니다. "
        "‘내 수강 신청’에서 하나를 취소하면 신청할 수 있습니다."
    )


class TooManyTimes(Refusal):
    message = _(
        "이 강좌에 여러 번 신청했다가 그만두었습니다. 다시 신청하려면 전화해 주세요. "
        "사정을 듣고 도와 드립니다."
    )


@transaction.atomic(savepoint=False)
def claim(
    *,
    intake: Intake,
    resident_id: int,
    by: User | None,
    at: datetime,
    most_open: int,
    most_times: int,
    channel: Channel = Channel.WEB,
    by_points: bool = False,
    turn: int | None = None,
) -> Claim:
    """The person's claim at this door: the one that stands if there is one, else a new one.

    Committed, it is on disk. `most_open` is how many of a person's claims may be open at once,
    `most_times` how many they may make at one door, one after the other.
    `turn` is the one the form was made for: sent again after that turn has ended, it gives what
    became of it and no second claim. Refused before the opening by the server's clock, from the
    closing on, and above the limits.
    """
    found, is_new = _pressed(intake, resident_id, by, at, most_open, channel, by_points, turn)
    if is_new and found.turn >= most_times:
        raise TooManyTimes
    return found


def click(
    *,
    intake_id: int,
    resident_id: int,
    by_id: int,
    at: datetime,
    earlier: int,
    most_open: int,
    still: Condition = ALWAYS,
) -> uuid.UUID | None:
    """The public number of the person's first claim at this door, or of what stands or became of
    it; None where `claim` refuses, which says why, or `still` does not hold any more.

    Outside a transaction it is one row and one journey. That the door lets in by the click, and
    at this moment, the caller has looked at, and that door, person and user exist; `earlier` is
    how many claims the person had by then. Whoever has made one since, or clicks twice, is looked
    at anew.
    """
    named = uuid.uuid4()
    row = [named, intake_id, resident_id, earlier, by_id, at]
    asked = [intake_id, resident_id, by_id, named, Channel.WEB.value, False, at, most_open]
    with prepared.cursor() as cursor:
        if earlier < most_open:
            cursor.execute(QUICK.format(still=still.words), [*row, *still.values])
            if cursor.rowcount:
                return named
        cursor.execute(SLOW.format(still=still.words), [*asked, *still.values])
        found = cursor.fetchone()
    return cast(uuid.UUID | None, found[0]) if found else None


def _pressed(
    intake: Intake,
    resident_id: int,
    by: User | None,
    at: datetime,
    most_open: int,
    channel: Channel,
    by_points: bool,
    turn: int | None,
) -> tuple[Claim, bool]:
    """What the database says to the click: the claim, and whether it is a new one."""
    values = [
        *(intake.pk, resident_id, by.pk if by else None, uuid.uuid4(), channel.value),
        *(by_points, at, most_open, turn),
    ]
    with prepared.cursor() as cursor:
        cursor.execute(CLICK, values)
        said, *row = cursor.fetchone()
    if said in SAYS_NO:
        raise SAYS_NO[said]
    return Claim.from_db(connection.alias, COLUMNS, row), said == "NEW"


@transaction.atomic(savepoint=False)
def forget(*, resident_id: int, at: datetime) -> None:
    """End what is open of a person whose record is erased; that a seat was taken stays, unnamed.

    A click that began before that is committed, and ends after, is forgotten by a job.
    """
    alone(f"claims of {resident_id}")
    _forget(resident_id, at)
    jobs.defer("enrolments.forget_late", resident_id=resident_id)


def forget_late(*, resident_id: int, at: datetime) -> None:
    """The same once the record is gone, and every click that may have seen it is through.

    To wait for them, clicks are kept out for an instant: no longer, so outside what is then done.
    """
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE enrolments_claim IN SHARE MODE")
    with transaction.atomic(savepoint=False):
        _forget(resident_id, at)


def _forget(resident_id: int, at: datetime) -> None:
    unsettled = Claim.objects.filter(resident_id=resident_id, application=None)
    for intake_id in unsettled.order_by("intake_id").values_list("intake_id", flat=True):
        settling.hold(intake_id)
    mine = Application.objects.filter(resident_id=resident_id)
    freed = mine.filter(state__in=WITH_SEAT).order_by("intake_id")
    for intake_id in freed.values_list("intake_id", flat=True):
        jobs.defer("enrolments.offer_seats", intake_id=intake_id)
    mine.live().update(state=State.CANCELLED, state_at=at, seat_no=None)
    Ground.objects.filter(claim__resident_id=resident_id).delete()
    for one in list(unsettled.order_by("pk")):
        Application.objects.create(
            claim=one,
            intake_id=one.intake_id,
            resident_id=resident_id,
            state=State.CANCELLED,
            state_at=at,
        )


COLUMNS = [field.attname for field in Claim._meta.concrete_fields]
CLICK = f"""
SELECT said, {", ".join(f"(claim).{name}" for name in COLUMNS)}
FROM enrolments_click(%s::bigint, %s::bigint, %s::bigint, %s, %s, %s, %s, %s::int, %s::int)"""  # noqa: S608 - names of columns
QUICK = f"""
INSERT INTO enrolments_claim
    (public_id, intake_id, resident_id, turn, earlier, channel, by_id, by_points, at)
SELECT %s, %s::bigint, %s::bigint, 0, %s::smallint, '{Channel.WEB}', %s::bigint, false, %s
WHERE {{still}} ON CONFLICT (resident_id, earlier) DO NOTHING"""
SLOW = """
SELECT (claim).public_id
FROM enrolments_click(%s::bigint, %s::bigint, %s::bigint, %s, %s, %s, %s, %s::int, 0)
WHERE {still}"""
SAYS_NO = {
    "CALLED_OFF": RunIsOff,
    "NOT_OPEN_YET": NotOpenYet,
    "CLOSED": DoorClosed,
    "NOT_SEALED_YET": NotSealedYet,
    "NOT_PUBLISHED_YET": NotPublishedYet,
    "TOO_MANY_OPEN": TooManyOpen,
}
"""What the database says no with; else it gives the claim."""
