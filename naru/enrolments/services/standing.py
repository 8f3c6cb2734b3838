"""Standing in line before a door, and drawing the order of the line when it opens."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from naru.audit import services as audit
from naru.core.locks import alone_if_free
from naru.core.refusals import Refusal
from naru.enrolments.models import Arrival, Intake
from naru.enrolments.rules.pace import BEFORE_S
from naru.enrolments.services.claims import DoorClosed
from naru.enrolments.services.horizon import HORIZON


class TooEarlyForTheLine(Refusal):
    message = _("줄은 신청을 열기 30분 전부터 섭니다. 여는 때 전에 서면 누구나 차례가 똑같습니다.")


@transaction.atomic(savepoint=False)
def stand(*, intake: Intake, resident_id: int, at: datetime) -> Arrival:
    """The person's place in the line: the one they hold already, on whatever device, or a new one.

    Touches no row of anybody else. Refused from the closing on and too long before the opening.
    """
    if at >= intake.closes_at:
        raise DoorClosed
    if at < intake.opens_at - timedelta(seconds=BEFORE_S):
        raise TooEarlyForTheLine
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO enrolments_arrival (intake_id, resident_id, at) VALUES (%s, %s, %s)"
            " ON CONFLICT (intake_id, resident_id) DO NOTHING",
            [intake.pk, resident_id, at],
        )
    return Arrival.objects.get(intake=intake, resident_id=resident_id)


@transaction.atomic(savepoint=False)
def draw(*, intake_id: int, at: datetime) -> int:
    """Give places to all who have none: how many. Nothing before the opening.

    Whoever came before it is put in an order of the database's own strong random numbers, whoever
    came later behind them as they came. Only those count who came before every transaction that
    still runs, so that nobody gets in before somebody who has a place.
    """
    if not alone_if_free(f"line {intake_id}"):
        return 0
    with connection.cursor() as cursor:
        cursor.execute(DRAW, {"intake": intake_id, "at": at})
        drawn = int(cursor.rowcount)
    if drawn:
        audit.record(
            actor=None,
            action="enrolment.line_drawn",
            subject=("intake", intake_id),
            at=at,
            people=drawn,
        )
    return drawn


DRAW = f"""{HORIZON}, coming AS MATERIALIZED (
    SELECT a.id, row_number() OVER (
        ORDER BY a.at >= i.opens_at,
            CASE WHEN a.at < i.opens_at THEN gen_random_uuid() END, a.xid, a.id) AS place
    FROM horizon, enrolments_arrival a JOIN enrolments_intake i ON i.id = a.intake_id
    WHERE a.intake_id = %(intake)s AND a.place IS NULL AND i.opens_at <= %(at)s
      AND a.xid < horizon.xid
), before AS MATERIALIZED (
    SELECT coalesce(max(place), 0) AS place FROM enrolments_arrival
    WHERE intake_id = %(intake)s
)
UPDATE enrolments_arrival a SET place = before.place + coming.place
FROM coming, before WHERE a.id = coming.id"""  # noqa: S608 - both parts are constants
