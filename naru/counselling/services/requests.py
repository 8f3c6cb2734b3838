"""Asking, and the clock of the answer: every open request has somebody who owes it by a day."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.counselling.enums import Level, RequestKind, RequestState
from naru.counselling.models import Request
from naru.counselling.queries import mine, owners
from naru.counselling.rules.terms import Terms
from naru.counselling.services.texts import said
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.residents.models import Resident


class HasMentor(Refusal):
    message = _("이미 멘토가 있습니다. 바꾸고 싶으면 ‘멘토 바꾸기’를 써 주세요.")


class AskedAlready(Refusal):
    message = _("이미 멘토를 찾고 있습니다. 답을 기다리거나 먼저 거두어 주세요.")


class NobodyToAnswer(Refusal):
    message = _("지금은 답할 직원이 없습니다. 전화로 물어 주세요.")


class NothingOwed(Refusal):
    message = _("이미 끝난 일입니다. 화면을 다시 열어 주세요.")


class NotYours(Refusal):
    message = _("다른 직원이 맡은 일입니다.")


class NoMentorYet(Refusal):
    message = _("먼저 멘토를 골라 주세요.")


@dataclass(frozen=True)
class Wishes:
    """What somebody asks of a mentor; only the language is a must."""

    language: str
    field: str = ""
    channel: str = ""
    parts: tuple[str, ...] = ()
    words: str = ""


@transaction.atomic(savepoint=False)
def ask_for_mentor(
    *, resident: Resident, wishes: Wishes, by: User, terms: Terms, at: datetime
) -> Request:
    """A new wish; the office owes the answer until the person chooses a mentor."""
    if mine.pairing_of(resident) is not None:
        raise HasMentor
    if mine.open_request(resident) is not None:
        raise AskedAlready
    wanted = {
        "language": wishes.language,
        "field": wishes.field,
        "channel": wishes.channel,
        "parts": sorted(set(wishes.parts)),
        "words": said(wishes.words),
    }
    owner = _office(terms, at)
    try:
        with transaction.atomic(savepoint=True):
            return open_request(
                resident, kind=RequestKind.MENTOR, owner=owner, by=by, terms=terms, at=at, **wanted
            )
    except IntegrityError as clash:
        if "request_one_open_for_a_mentor" in str(clash):
            raise AskedAlready from None
        raise


@transaction.atomic(savepoint=False)
def ask_question(
    *, resident: Resident, words: str, by: User, terms: Terms, at: datetime
) -> Request:
    """A question to one's own mentor, or to whoever stands in for them today."""
    pairing = mine.pairing_of(resident)
    if pairing is None:
        raise NoMentorYet
    kept = said(words, needed=True)
    owner, level = owners.answering(pairing.mentor, on=terms.day(at))
    one = open_request(
        resident,
        kind=RequestKind.QUESTION,
        owner=(owner, level),
        by=by,
        terms=terms,
        at=at,
        words=kept,
    )
    inbox.send_to_staff(user=owner, kind=Kind.REQUEST_IN, at=at, due_on=one.due_on)
    return one


@transaction.atomic(savepoint=False)
def answer_question(*, request_id: int, words: str, by: User, at: datetime) -> Request:
    """Only whoever owes the answer (or the hand-over file) may give it; the person is told."""
    one = hold_open(request_id)
    if one.owner_id != by.pk or one.kind == RequestKind.MENTOR:
        raise NotYours
    one.answer = said(words, needed=True)
    close(one, state=RequestState.ANSWERED, by=by, at=at)
    if one.kind == RequestKind.QUESTION:
        inbox.send(resident=one.resident, kind=Kind.QUESTION_ANSWERED, at=at, answer=one.answer)
    else:
        inbox.send(resident=one.resident, kind=Kind.HANDOVER_WRITTEN, at=at, who=by.name)
    return one


@transaction.atomic(savepoint=False)
def pass_on(*, request_id: int, terms: Terms, at: datetime) -> bool:
    """Nobody answered in time: the next one up owes it from now on; False if it is not late.

    At the top it goes to whoever there owes the fewest answers, and gets a new day; where nobody
    holds that role any more, to whoever works at the office. The person is told who owes the
    answer now and by when.
    """
    today = terms.day(at)
    one = locked(Request.objects.select_related("resident__user", "owner"), pk=request_id)
    if one.state != RequestState.OPEN or one.due_on >= today:
        return False
    up = Level(min(one.level + 1, Level.MANAGER))
    above = owners.owner_from(up, on=today) or owners.owner_from(Level.OFFICE, on=today)
    give_to(one, *(above or (one.owner, Level(one.level))), terms=terms, at=at)
    inbox.send(
        resident=one.resident,
        kind=Kind.REQUEST_PASSED_ON,
        at=at,
        who=one.owner.name,
        due_on=one.due_on,
    )
    return True


def give_to(one: Request, owner: User, level: Level, *, terms: Terms, at: datetime) -> None:
    """From now on this member of staff owes the answer, for the city's number of working days.

    Called with the request's row locked.
    """
    one.owner, one.level = owner, level
    one.due_on = terms.calendar.after(terms.day(at), days=terms.answer_days)
    one.save(update_fields=["owner", "level", "due_on"])
    _note(one, "counselling.passed_on", None, at, owner=str(owner.public_id), level=int(level))
    inbox.send_to_staff(user=owner, kind=Kind.REQUEST_IN, at=at, due_on=one.due_on)


def renew(one: Request, *, terms: Terms, at: datetime) -> None:
    """The same owner has a new day. Called with the request's row locked."""
    one.due_on = terms.calendar.after(terms.day(at), days=terms.answer_days)
    one.save(update_fields=["due_on"])


def move(one: Request, *, to: User, at: datetime) -> None:
    """Somebody else owes the answer by the same day. Called with the request's row locked."""
    one.owner = to
    one.save(update_fields=["owner"])
    _note(one, "counselling.passed_on", None, at, owner=str(to.public_id), level=one.level)
    inbox.send_to_staff(user=to, kind=Kind.REQUEST_IN, at=at, due_on=one.due_on)


def give_to_office(one: Request, *, terms: Terms, at: datetime) -> None:
    """Back to the office, with a new day. Called with the request's row locked."""
    give_to(one, *_office(terms, at), terms=terms, at=at)


def close(one: Request, *, state: RequestState, by: User, at: datetime) -> None:
    """Nobody owes an answer any more. Called with the request's row locked."""
    one.state, one.closed_at = state, at
    one.save(update_fields=["state", "closed_at", "answer"])
    _note(one, f"counselling.{state.lower()}", by, at)


def hold_open(request_id: int) -> Request:
    """The request, its row locked; refused once it is over."""
    one = locked(Request.objects.select_related("resident__user", "owner"), pk=request_id)
    if one.state != RequestState.OPEN:
        raise NothingOwed
    return one


def _office(terms: Terms, at: datetime) -> tuple[User, Level]:
    found = owners.owner_from(Level.OFFICE, on=terms.day(at))
    if found is None:
        raise NobodyToAnswer
    return found


def open_request(
    resident: Resident,
    *,
    kind: RequestKind,
    owner: tuple[User, Level],
    by: User,
    terms: Terms,
    at: datetime,
    **wishes: object,
) -> Request:
    """A request that somebody owes an answer to from now on; called inside a transaction."""
    who, level = owner
    one = Request.objects.create(
        resident=resident,
        kind=kind,
        asked_at=at,
        asked_by=by,
        owner=who,
        level=level,
        due_on=terms.calendar.after(terms.day(at), days=terms.answer_days),
        **wishes,
    )
    _note(one, "counselling.asked", by, at, kind=kind.value, due_on=one.due_on.isoformat())
    return one


def _note(one: Request, action: str, by: User | None, at: datetime, **details: object) -> None:
    owner = one.resident.user
    behalf = owner if by is not None and owner is not None and owner != by else None
    subject = ("request", one.public_id)
    audit.record(actor=by, action=action, subject=subject, at=at, on_behalf_of=behalf, **details)
