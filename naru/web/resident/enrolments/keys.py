"""The key in an application form: which door, whose, and which turn it was made for.

It makes a form idempotent without a table: the turn is unique in the database, and the signature
keeps anybody from making up another.
"""

import logging

from django.core import signing
from django.utils.translation import gettext_lazy as _

from naru.core.refusals import Refusal
from naru.enrolments.models import Intake
from naru.residents.models import Resident

SALT = "enrolment-form"
LONGEST = 200
log = logging.getLogger(__name__)


class FormNotOurs(Refusal):
    message = _("이 신청 화면은 쓸 수 없습니다. 화면을 새로 열고 다시 신청해 주세요.")


def make(*, intake: Intake, resident: Resident, turn: int) -> str:
    """A key for one form."""
    return signing.dumps([intake.pk, resident.pk, turn], salt=SALT)


def read(key: str, *, intake: Intake, resident: Resident) -> int:
    """The turn the form was made for; a forged key, or one of another form, is refused."""
    try:
        door, person, turn = signing.loads(key[:LONGEST], salt=SALT)
    except (signing.BadSignature, ValueError):
        raise _not_ours(intake, resident) from None
    if (door, person) != (intake.pk, resident.pk):
        raise _not_ours(intake, resident)
    return int(turn)


def _not_ours(intake: Intake, resident: Resident) -> FormNotOurs:
    log.warning("A form of door %s for person %s was not ours.", intake.pk, resident.pk)
    return FormNotOurs()
