"""Keeping what a resident tells about themselves."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.refusals import Refusal
from naru.places.models import District
from naru.residents import facts, rules
from naru.residents.enums import Deed, Fact, FactKind, FactSource
from naru.residents.models import Answer, Consent, Resident
from naru.residents.services import people, trail


class BadAnswer(Refusal):
    message = _("이 답은 받을 수 없습니다. 다시 골라 주세요.")


class ConsentMissing(Refusal):
    message = _("이 내용은 먼저 동의해 주셔야 저장할 수 있습니다.")


class AnswerUnknown(Refusal):
    message = _("아직 답하지 않은 내용이라 확인할 수 없습니다.")


@transaction.atomic(savepoint=False)
def answer(*, resident_id: int, fact: Fact, value: object, by: User, at: datetime) -> Answer:
    """Keep what was said. The same answer again changes nothing, so a check stays a check."""
    resident = people.lock(resident_id)
    _refuse_if_wrong(resident, fact, value, at)
    current = Answer.objects.current().filter(resident=resident, fact=fact).first()
    if current is not None and current.value == value:
        return current
    return _supersede(resident, current, fact, value, FactSource.SAID, by, at)


@transaction.atomic(savepoint=False)
def tell(
    *, resident_id: int, answers: Mapping[Fact, object | None], by: User, at: datetime
) -> None:
    """Keep a page of answers together; None makes its fact unknown again."""
    for fact, value in answers.items():
        if value is None:
            take_back(resident_id=resident_id, fact=fact, by=by, at=at)
        else:
            answer(resident_id=resident_id, fact=fact, value=value, by=by, at=at)


@transaction.atomic(savepoint=False)
def verify(*, resident_id: int, fact: Fact, by: User, at: datetime) -> Answer:
    """Staff saw a paper that proves the answer that stands."""
    resident = people.lock(resident_id)
    current = Answer.objects.current().filter(resident=resident, fact=fact).first()
    if current is None:
        raise AnswerUnknown
    if current.source == FactSource.VERIFIED:
        return current
    return _supersede(resident, current, fact, current.value, FactSource.VERIFIED, by, at)


@transaction.atomic(savepoint=False)
def take_back(*, resident_id: int, fact: Fact, by: User, at: datetime) -> None:
    """Make the fact unknown again; what was said before stays in the history."""
    resident = people.lock(resident_id)
    done = Answer.objects.current().filter(resident=resident, fact=fact).update(superseded_at=at)
    if done:
        trail.note(resident, by=by, deed=Deed.ANSWER_TAKEN_BACK, at=at, fact=fact.value)


def _refuse_if_wrong(resident: Resident, fact: Fact, value: object, at: datetime) -> None:
    one = facts.BY_FACT[fact]
    fits = rules.fits(
        one.kind.value,
        value,
        choices=one.choices,
        at_least=one.at_least,
        at_most=one.at_most,
    )
    if not fits or not _is_possible(one.kind, value, timezone.localdate(at)):
        raise BadAnswer
    if (
        one.consent
        and not Consent.objects.current().filter(resident=resident, kind=one.consent).exists()
    ):
        raise ConsentMissing


def _is_possible(kind: FactKind, value: object, today: date) -> bool:
    if kind == FactKind.DATE:
        return rules.possible_birth(date.fromisoformat(str(value)), today=today)
    if kind == FactKind.DISTRICT:
        return District.objects.current().filter(code=value).exists()
    return True


def _supersede(
    resident: Resident,
    current: Answer | None,
    fact: Fact,
    value: object,
    source: FactSource,
    by: User,
    at: datetime,
) -> Answer:
    if current is not None:
        current.superseded_at = at
        current.save(update_fields=["superseded_at"])
    trail.note(resident, by=by, deed=Deed.ANSWERED, at=at, fact=fact.value, source=source.value)
    return Answer.objects.create(
        resident=resident, fact=fact, value=value, source=source, answered_at=at, answered_by=by
    )
