"""Whoever stands in for a mentor: told, owed to, and followed by the next one or by the office."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.counselling.enums import Level, RequestState
from naru.counselling.models import Away, Mentor, Pairing, Request
from naru.counselling.queries import owners
from naru.counselling.rules.slots import Absence
from naru.counselling.rules.terms import Terms
from naru.counselling.services import requests
from naru.notices.enums import Kind
from naru.notices.services import inbox

OWED = {"state": RequestState.OPEN, "level": Level.MENTOR}


class SubstituteAway(Refusal):
    message = _("대신할 멘토도 그때 자리에 없습니다. 다른 멘토를 골라 주세요.")


class StoodInAlready(Refusal):
    message = _("이미 대신할 분이 있거나 지난 일입니다. 화면을 다시 열어 주세요.")


def check_there(mentor: Mentor, gone: Absence, substitute: Mentor) -> None:
    """Who stands in for whole days may be away for some hours of them, not the other way round."""
    if substitute.pk == mentor.pk:
        raise SubstituteAway
    if any(other.whole or not gone.whole for other in absences(substitute, gone)):
        raise SubstituteAway


def absences(one: Mentor, gone: Absence) -> list[Absence]:
    """The mentor's absences that meet this time."""
    rows = Away.objects.filter(mentor=one, from_on__lt=gone.to_on, to_on__gt=gone.from_on)
    return [away.absence for away in rows if away.absence.meets(gone)]


def hold_owed(mentor_id: int) -> None:
    """Lock the open requests the mentor owes, before the mentor's row is.

    Whoever answers one locks it first and then gives the mentor's place back: in the other order
    the two would wait for each other for ever.
    """
    owed = Request.objects.filter(owner__mentor=mentor_id, **OWED).order_by("pk")
    list(owed.select_for_update(of=("self",), no_key=True).values_list("pk"))


def begin(away: Away, *, terms: Terms, at: datetime) -> None:
    """Everybody concerned by whole days away knows who is there, and is owed to by them.

    Called in the transaction that wrote the absence down, with the row of its mentor locked.
    """
    if not away.absence.whole:
        return
    _tell(away, at)
    if away.from_on <= terms.day(at):
        _owe(away, terms, at)
    rows = Away.objects.filter(
        substitute=away.mentor, from_on__lt=away.to_on, to_on__gt=away.from_on
    )
    for pk in list(rows.order_by("pk").values_list("pk", flat=True)):
        try:
            one = locked(Away.objects.select_related("mentor__user"), pk=pk)
        except Away.DoesNotExist:  # they are back in this moment
            continue
        if one.substitute_id == away.mentor_id:
            _go_on(one, away, terms, at)


@transaction.atomic(savepoint=False)
def choose(*, away_id: int, substitute: Mentor, by: User, terms: Terms, at: datetime) -> Away:
    """Somebody stands in where nobody did, and the office owes nothing more; people are told."""
    found = Away.objects.get(pk=away_id)
    hold_owed(found.mentor_id)
    for pk in sorted({found.mentor_id, substitute.pk}):
        locked(Mentor.objects.all(), pk=pk)
    one = locked(Away.objects.select_related("mentor__user"), pk=away_id)
    if one.substitute_id is not None or one.to_on <= terms.day(at):
        raise StoodInAlready
    check_there(one.mentor, one.absence, substitute)
    one.substitute, one.owner, one.due_on = substitute, None, None
    one.save(update_fields=["substitute", "owner", "due_on"])
    if one.absence.whole:
        _tell(one, at)
        if one.from_on <= terms.day(at):
            _owe(one, terms, at)
    audit.record(
        actor=by,
        on_behalf_of=None,
        action="mentor.substitute_chosen",
        subject=("mentor", one.mentor.public_id),
        at=at,
        substitute=str(substitute.public_id),
    )
    return one


@transaction.atomic(savepoint=False)
def stand_in(*, terms: Terms, at: datetime) -> int:
    """Whoever stands in for a mentor who is away today owes what the mentor owed.

    Where somebody was to be found and the day has passed, the next one up owes that.
    """
    today = terms.day(at)
    moved = 0
    for away in Away.objects.all_of(today).select_related("mentor__user", "substitute__user"):
        moved += _owe(away, terms, at)
    late = Away.objects.filter(due_on__lt=today, to_on__gt=today)
    for away in late.select_related("mentor__user"):
        _want(away, Level.MANAGER, terms, at)
    return moved


def _go_on(one: Away, gone: Away, terms: Terms, at: datetime) -> None:
    """`gone` stood in: for the days both are away the next one does, or the office seeks one."""
    first, back = max(one.from_on, gone.from_on), min(one.to_on, gone.to_on)
    if one.absence.whole:
        _keep(one, one.from_on, first)
        _keep(one, back, one.to_on)
        one.from_on, one.to_on = first, back
    next_one = gone.substitute if gone.substitute_id != one.mentor_id else None
    one.substitute = next_one
    one.save(update_fields=["from_on", "to_on", "substitute"])
    if not one.absence.whole:
        return
    if next_one is None:
        _want(one, Level.OFFICE, terms, at)
    _tell(one, at)


def _keep(one: Away, from_on: date, to_on: date) -> None:
    """For these days of the absence all stays as it was."""
    if from_on < to_on:
        Away.objects.create(
            mentor=one.mentor, substitute=one.substitute, from_on=from_on, to_on=to_on
        )


def _want(one: Away, level: Level, terms: Terms, at: datetime) -> None:
    """Somebody at the office owes a substitute, by the day the absence begins if that is sooner.

    Whoever owes it at that level already has been told, and their day stands.
    """
    today = terms.day(at)
    found = owners.owner_from(level, on=today) or owners.owner_from(Level.OFFICE, on=today)
    if found is None:
        return
    if one.owner_id and owners.is_at(found[1], one.owner_id, on=today):
        return
    one.owner = found[0]
    one.due_on = min(terms.calendar.after(today, days=terms.answer_days), max(one.from_on, today))
    one.save(update_fields=["owner", "due_on"])
    inbox.send_to_staff(
        user=one.owner,
        kind=Kind.SUBSTITUTE_WANTED,
        at=at,
        mentor=one.mentor.user.name,
        from_on=one.from_on,
        due_on=one.due_on,
    )


def _tell(away: Away, at: datetime) -> None:
    """The people looked after, who answers meanwhile."""
    there = away.substitute.user if away.substitute else away.owner
    if there is None:
        return
    told = {"mentor": away.mentor.user.name, "who": there.name}
    days = {"from_on": away.from_on, "last_on": away.to_on - timedelta(days=1)}
    for one in Pairing.objects.active().filter(mentor=away.mentor).select_related("resident__user"):
        inbox.send(resident=one.resident, kind=Kind.STANDS_IN, at=at, **told, **days)


def _owe(away: Away, terms: Terms, at: datetime) -> int:
    """Open requests that the mentor owes are owed by whoever is there; their days stay.

    With nobody to stand in the office owes them, with new days. What is answered or passed on in
    this moment is left as it is.
    """
    of = away.mentor.user_id
    owed = Request.objects.filter(owner=of, **OWED)
    moved = 0
    for pk in list(owed.order_by("pk").values_list("pk", flat=True)):
        one = locked(Request.objects.select_related("resident__user"), pk=pk)
        if one.state == RequestState.OPEN and one.owner_id == of:
            if away.substitute is not None:
                requests.move(one, to=away.substitute.user, at=at)
            else:
                requests.give_to_office(one, terms=terms, at=at)
            moved += 1
    return moved
