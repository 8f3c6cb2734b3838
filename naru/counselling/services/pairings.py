"""Choosing a mentor: a place is held at once, and the mentor answers in time or somebody else does.

The request's row is locked first, then a place is taken by one statement on the mentor's row.
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.counselling.enums import PairingState, RequestKind, RequestState
from naru.counselling.models import Mentor, Pairing, Request
from naru.counselling.queries import owners
from naru.counselling.rules.terms import Terms
from naru.counselling.services import requests
from naru.counselling.services.texts import said
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.residents.models import Resident

WHOLE = ("resident__user", "mentor__user", "request__owner")


class NoRoom(Refusal):
    message = _("방금 자리가 찼습니다. 다른 멘토를 골라 주세요.")


class ChosenAlready(Refusal):
    message = _("이미 고른 멘토의 답을 기다리고 있습니다. 먼저 거두어 주세요.")


class NothingToAnswer(Refusal):
    message = _("이미 답한 일입니다. 화면을 다시 열어 주세요.")


class NotThisMentor(Refusal):
    message = _("다른 멘토에게 온 부탁입니다.")


@transaction.atomic(savepoint=False)
def choose(
    *,
    request_id: int,
    mentor: Mentor,
    why: tuple[str, ...],
    by: User,
    terms: Terms,
    at: datetime,
) -> Pairing:
    """The person picked this mentor, whose place is held until they answer; `NoRoom` if it is full.

    From now on the mentor owes the answer, or whoever stands in for them.
    """
    one = _hold(request_id, mentor, PairingState.ASKED, why, at)
    _note(one, "counselling.chosen", by, at, mentor=str(mentor.public_id))
    answering = owners.answering(mentor, on=terms.day(at))
    requests.give_to(one.request, *answering, terms=terms, at=at)
    return one


@transaction.atomic(savepoint=False)
def propose(
    *, request_id: int, mentor: Mentor, why: tuple[str, ...], terms: Terms, at: datetime
) -> Pairing:
    """The office recommends a mentor and holds a place; the person says yes or no by a day.

    What is owed stays with the office until then; if the day passes, the place is free again.
    """
    one = _hold(request_id, mentor, PairingState.PROPOSED, why, at)
    request = one.request
    requests.renew(request, terms=terms, at=at)
    _note(one, "counselling.proposed", None, at, mentor=str(mentor.public_id))
    inbox.send(
        resident=one.resident,
        kind=Kind.MENTOR_PROPOSED,
        at=at,
        mentor=mentor.user.name,
        due_on=request.due_on,
    )
    return one


@transaction.atomic(savepoint=False)
def answer_proposal(
    *, resident: Resident, takes: bool, by: User, terms: Terms, at: datetime
) -> Pairing:
    """The person takes the mentor who was recommended, who then owes an answer; or rather not."""
    found = Pairing.objects.filter(resident=resident, state=PairingState.PROPOSED).first()
    if found is None:
        raise NothingToAnswer
    request = requests.hold_open(found.request_id)
    one = locked(Pairing.objects.select_related(*WHOLE), pk=found.pk)
    if one.state != PairingState.PROPOSED:
        raise NothingToAnswer
    if takes:
        _to(one, PairingState.ASKED, at)
        answering = owners.answering(one.mentor, on=terms.day(at))
        requests.give_to(request, *answering, terms=terms, at=at)
    else:
        _to(one, PairingState.REFUSED, at)
        give_place_back(one.mentor)
        requests.renew(request, terms=terms, at=at)
    _note(one, "counselling.proposal_taken" if takes else "counselling.proposal_refused", by, at)
    return one


@transaction.atomic(savepoint=False)
def lapse_proposal(*, request_id: int, on: date, at: datetime) -> bool:
    """The day passed without a word about the mentor recommended: the place is free again.

    False if nobody is recommended, or the day is still to come.
    """
    request = locked(Request.objects.all(), pk=request_id)
    held = Pairing.objects.filter(request=request, state=PairingState.PROPOSED)
    one = held.select_related(*WHOLE).first()
    if one is None or request.due_on >= on:
        return False
    _to(one, PairingState.REFUSED, at)
    give_place_back(one.mentor)
    _note(one, "counselling.proposal_lapsed", None, at)
    return True


@transaction.atomic(savepoint=False)
def accept(*, pairing_id: int, by: User, at: datetime) -> Pairing:
    """The mentor, or whoever owes the answer by now, says yes; the person is told."""
    one = _asked(pairing_id, by)
    _to(one, PairingState.ACTIVE, at)
    requests.close(one.request, state=RequestState.ANSWERED, by=by, at=at)
    _note(one, "counselling.accepted", by, at)
    inbox.send(resident=one.resident, kind=Kind.MENTOR_ACCEPTED, at=at, mentor=one.mentor.user.name)
    return one


@transaction.atomic(savepoint=False)
def decline(*, pairing_id: int, words: str, by: User, terms: Terms, at: datetime) -> Pairing:
    """No, with a reason; the place is free again and the office owes the person another mentor."""
    one = _asked(pairing_id, by)
    one.words = said(words, needed=True)[:400]
    _to(one, PairingState.DECLINED, at)
    give_place_back(one.mentor)
    requests.give_to_office(one.request, terms=terms, at=at)
    _note(one, "counselling.declined", by, at)
    inbox.send(
        resident=one.resident,
        kind=Kind.MENTOR_DECLINED,
        at=at,
        mentor=one.mentor.user.name,
        why=one.words,
        due_on=one.request.due_on,
    )
    return one


@transaction.atomic(savepoint=False)
def withdraw(*, resident: Resident, by: User, at: datetime) -> None:
    """The person looks for no mentor any more; a place that was held for them is free again."""
    found = Request.objects.filter(
        resident=resident, kind=RequestKind.MENTOR, state=RequestState.OPEN
    ).first()
    if found is None:
        raise requests.NothingOwed
    request = requests.hold_open(found.pk)
    held = Pairing.objects.holding().filter(request=request).select_related(*WHOLE).first()
    if held is not None:
        _to(held, PairingState.REFUSED, at)
        give_place_back(held.mentor)
    requests.close(request, state=RequestState.WITHDRAWN, by=by, at=at)


@transaction.atomic(savepoint=False)
def end(*, pairing_id: int, by: User, at: datetime) -> Pairing:
    """Both have come to an end with each other; the place is free for somebody else."""
    one = locked(Pairing.objects.select_related(*WHOLE), pk=pairing_id)
    if one.state != PairingState.ACTIVE:
        raise NothingToAnswer
    _to(one, PairingState.ENDED, at)
    give_place_back(one.mentor)
    _note(one, "counselling.ended", by, at)
    return one


def take_place(mentor: Mentor) -> None:
    """One more place of this mentor's is held, or `NoRoom`: decided by one statement."""
    free = Mentor.objects.with_room().filter(pk=mentor.pk)
    if not free.update(taken=F("taken") + 1):
        raise NoRoom


def give_place_back(mentor: Mentor) -> None:
    """A place is free again; called once for each pairing that stops holding one."""
    Mentor.objects.filter(pk=mentor.pk).update(taken=F("taken") - 1)


def _hold(
    request_id: int, mentor: Mentor, state: PairingState, why: tuple[str, ...], at: datetime
) -> Pairing:
    """A place of this mentor's for whoever waits for one and holds none; its request is locked."""
    request = requests.hold_open(request_id)
    if request.kind != RequestKind.MENTOR:
        raise requests.NothingOwed
    if Pairing.objects.holding().filter(resident=request.resident).exists():
        raise ChosenAlready
    take_place(mentor)
    return Pairing.objects.create(
        resident=request.resident,
        mentor=mentor,
        request=request,
        state=state,
        why=list(why),
        began_at=at,
        state_at=at,
    )


def _asked(pairing_id: int, by: User) -> Pairing:
    """The pairing that waits for a yes, its request locked; refused to who does not owe it."""
    one = Pairing.objects.select_related(*WHOLE).get(pk=pairing_id)
    one.request = requests.hold_open(one.request_id)
    one.refresh_from_db(fields=["state"])
    if one.state != PairingState.ASKED:
        raise NothingToAnswer
    if by.pk not in {one.request.owner_id, one.mentor.user_id}:
        raise NotThisMentor
    return one


def _to(one: Pairing, state: PairingState, at: datetime) -> None:
    one.state, one.state_at = state, at
    one.save(update_fields=["state", "state_at", "words"])


def _note(one: Pairing, action: str, by: User | None, at: datetime, **details: object) -> None:
    audit.record(
        actor=by,
        on_behalf_of=None,
        action=action,
        subject=("pairing", one.public_id),
        at=at,
        **details,
    )
