"""The key in an application form: which door, whose, and which turn it was made for.

It makes a form idempotent without a table: the turn is unique in the database, and the signature
keeps anybody from making up another. A form that asks nothing also carries what its page has
looked at, so that the click need not (docs/decisions/0046-what-the-form-knows.md).
"""

import logging
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Comer:
    """Who came to which door for the first time, with their own record: user, how many claims
    they had made at any door, and what their session was then (`naru.web.known.seen`).
    """

    intake_id: int
    resident_id: int
    user_id: int
    earlier: int
    session: bytes


def make(*, intake: Intake, resident: Resident, turn: int) -> str:
    """A key for one form."""
    return signing.dumps([intake.pk, resident.pk, turn], salt=SALT)


def make_first(comer: Comer) -> str:
    """A key for a first form that says what its page has looked at."""
    session = signing.b64_encode(comer.session).decode()
    told = [comer.intake_id, comer.resident_id, 0, comer.user_id, comer.earlier, session]
    return signing.dumps(told, salt=SALT)


def comer_of(key: str) -> Comer | None:
    """What such a key says; None of any other, and of a forged one."""
    try:
        door, person, _turn, user, earlier, session = signing.loads(key[:LONGEST], salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    return Comer(door, person, user, earlier, signing.b64_decode(session.encode()))


def read(key: str, *, intake: Intake, resident: Resident) -> int:
    """The turn the form was made for; a forged key, or one of another form, is refused."""
    try:
        door, person, turn, *_comer = signing.loads(key[:LONGEST], salt=SALT)
    except (signing.BadSignature, ValueError):
        raise _not_ours(intake, resident) from None
    if (door, person) != (intake.pk, resident.pk):
        raise _not_ours(intake, resident)
    return int(turn)


def _not_ours(intake: Intake, resident: Resident) -> FormNotOurs:
    log.warning("A form of door %s for person %s was not ours.", intake.pk, resident.pk)
    return FormNotOurs()
