"""Taking a certificate back, with a reason its holder and whoever checks it are told."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.credentials.enums import STAFF_REASONS, Why
from naru.credentials.models import Certificate
from naru.notices.enums import Kind as Notice
from naru.notices.services import inbox
from naru.residents.rules import holds_registration_number


class RevokedAlready(Refusal):
    message = _("이미 취소된 증서입니다.")


class WordsMissing(Refusal):
    message = _("무엇이 잘못되었는지 한 문장으로 적어 주세요.")


class WordsHoldNumber(Refusal):
    message = _("주민등록번호로 보이는 숫자가 있습니다. 그 숫자를 지우고 다시 적어 주세요.")


@transaction.atomic(savepoint=False)
def revoke(*, certificate_id: int, why: Why, words: str, by: User, at: datetime) -> Certificate:
    """From now on the status list and the public page say that it does not hold; links stay open
    and say the same. The holder is told `words` too. A second time is refused.
    """
    if why not in STAFF_REASONS:
        raise ValueError(why)
    if not words.strip():
        raise WordsMissing
    if holds_registration_number(words):
        raise WordsHoldNumber
    one = locked(Certificate.objects.select_related("resident"), pk=certificate_id)
    if one.revoked_at:
        raise RevokedAlready
    one.revoked_at, one.revoked_by = at, by
    one.revoked_why, one.revoked_words = why, words.strip()
    one.in_portfolio = False
    one.save(
        update_fields=["revoked_at", "revoked_by", "revoked_why", "revoked_words", "in_portfolio"]
    )
    audit.record(
        actor=by,
        action="certificate.revoked",
        subject=("certificate", one.public_id),
        at=at,
        why=str(why),
        words=one.revoked_words,
    )
    if not one.erased_at:
        inbox.send(
            resident=one.resident,
            kind=Notice.CERTIFICATE_REVOKED,
            at=at,
            name_ko=one.title_ko,
            name_en=one.title_en or one.title_ko,
            why=one.revoked_words,
        )
    return one
