"""A person applies at the door of a run.

the run is still on -> the click is kept; its number comes from the settler a moment later.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.catalogue.enums import RunStatus
from naru.core.refusals import Refusal
from naru.enrolments.enums import Channel
from naru.enrolments.models import Claim, Intake
from naru.enrolments.pack import most_open
from naru.enrolments.services import claims
from naru.residents.models import Resident


class RunIsOff(Refusal):
    message = _("더는 열리지 않는 강좌입니다. 강좌 화면에서 비슷한 강좌를 찾아보세요.")


@transaction.atomic(durable=True)
def enrol(
    *,
    intake: Intake,
    resident: Resident,
    by: User,
    at: datetime,
    channel: Channel = Channel.WEB,
    by_points: bool = False,
    turn: int | None = None,
) -> Claim:
    """Keep the click, or give the one that stands: a double click, a retry, another device.

    `turn` makes a form that is sent twice one click (`claims.claim`). The click has to be
    committed before it can be numbered, so numbering is a transaction of its own
    (docs/decisions/0024-claims.md). Needs the intake's run and course loaded.
    """
    run = intake.run
    if run.gone_at or run.is_draft or run.course.gone_at or run.status == RunStatus.CANCELLED:
        raise RunIsOff
    return claims.claim(
        intake=intake,
        resident_id=resident.pk,
        by=by,
        at=at,
        most_open=most_open(timezone.localdate(at)),
        channel=channel,
        by_points=by_points,
        turn=turn,
    )
