"""Keeping what residents allow, and what they take back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.refusals import Refusal
from naru.residents import facts
from naru.residents.enums import ConsentEnd, ConsentKind, Deed, Means
from naru.residents.models import Answer, Consent, ConsentText
from naru.residents.queries import consent_text
from naru.residents.services import people, trail


class NoConsentText(Refusal):
    message = _("동의서가 아직 준비되지 않았습니다. 전화로 문의해 주세요.")


class NeededForService(Refusal):
    message = _(
        "이 동의를 거두면 누리집을 쓸 수 없습니다. 그만 쓰시려면 기록 지우기를 신청해 주세요."
    )


@transaction.atomic(savepoint=False)
def give(*, resident_id: int, kind: ConsentKind, means: Means, by: User, at: datetime) -> Consent:
    """Keep the resident's yes to the text in force that day; a second yes changes nothing."""
    resident = people.lock(resident_id)
    text = consent_text(kind, on=timezone.localdate(at))
    if text is None:
        raise NoConsentText
    current = Consent.objects.current().filter(resident=resident, kind=kind).first()
    if current is not None:
        if current.text_id == text.pk:
            return current
        _end(current, ConsentEnd.REPLACED, at)
    trail.note(
        resident, by=by, deed=Deed.CONSENT_GIVEN, at=at, kind=kind.value, version=text.version
    )
    return Consent.objects.create(
        resident=resident, kind=kind, text=text, means=means, given_at=at, given_by=by
    )


@transaction.atomic(savepoint=False)
def withdraw(*, resident_id: int, kind: ConsentKind, by: User, at: datetime) -> None:
    """End a consent; answers that were kept only because of it are erased with their history.

    The consent without which the site cannot work ends by erasing the record, not here.
    """
    if kind == ConsentKind.SERVICE:
        raise NeededForService
    resident = people.lock(resident_id)
    current = Consent.objects.current().filter(resident=resident, kind=kind).first()
    if current is None:
        return
    _end(current, ConsentEnd.WITHDRAWN, at)
    gone, _tables = Answer.objects.filter(
        resident=resident, fact__in=facts.under_consent(kind)
    ).delete()
    trail.note(
        resident, by=by, deed=Deed.CONSENT_WITHDRAWN, at=at, kind=kind.value, answers_erased=gone
    )


@transaction.atomic(savepoint=False)
def load_text(*, text: ConsentText) -> bool:
    """Add one version from the city pack; True if it is new. A changed version is refused."""
    known = ConsentText.objects.filter(kind=text.kind, version=text.version).first()
    if known is None:
        text.save(force_insert=True)
        return True
    if _words(known) != _words(text):
        raise ConsentTextChanged
    return False


class ConsentTextChanged(Refusal):
    message = _("이미 쓴 동의서는 고칠 수 없습니다. 새 판 번호로 더해 주세요.")


def _words(text: ConsentText) -> tuple[object, ...]:
    return (
        text.from_on,
        text.title_ko,
        text.title_en,
        text.body_ko,
        text.body_en,
        text.withdrawal_ko,
        text.withdrawal_en,
    )


def _end(consent: Consent, end: ConsentEnd, at: datetime) -> None:
    consent.ended_at, consent.end = at, end
    consent.save(update_fields=["ended_at", "end"])
