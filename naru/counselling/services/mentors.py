"""Mentors as the office keeps them: who they are, when they talk, when they are away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import Membership, User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.counselling.enums import Level, RequestState
from naru.counselling.models import Away, Hours, Mentor, Request
from naru.counselling.rules.slots import Absence
from naru.counselling.rules.terms import Terms
from naru.counselling.services import covering, requests
from naru.counselling.services.hours import HoursBackwards
from naru.counselling.services.texts import said
from naru.places.models import District


class CapacityTooSmall(Refusal):
    message = _("이미 맡은 분보다 적게 정할 수 없습니다.")


class AwayBackwards(Refusal):
    message = _("돌아오는 날은 떠나는 날보다 뒤여야 합니다.")


class AwayOver(Refusal):
    message = _("이미 지난 날입니다. 오늘이나 그 뒤의 날을 적어 주세요.")


class AwayTwice(Refusal):
    message = _("그날은 이미 비우기로 적혀 있습니다.")


class SubstituteNeeded(Refusal):
    message = _("맡은 분이 있으니 대신할 멘토를 골라 주세요.")


class SubstituteAway(Refusal):
    message = _("대신할 멘토도 그때 자리에 없습니다. 다른 멘토를 골라 주세요.")


@dataclass(frozen=True)
class Told:
    """What the office says about a mentor; `hours` are (weekday, begins, ends, channels)."""

    fields: Sequence[str]
    languages: Sequence[str]
    channels: Sequence[str]
    capacity: int
    hours: Sequence[tuple[int, time, time, Sequence[str]]] = ()
    district: District | None = None
    about_ko: str = ""
    about_en: str = ""
    video_url: str = ""
    is_sample: bool = False


@transaction.atomic(savepoint=False)
def make_mentor(*, membership: Membership, told: Told, by: User | None, at: datetime) -> Mentor:
    """A mentor for somebody who holds the role."""
    one = Mentor.objects.create(
        user=membership.user,
        organisation=membership.organisation,
        district=told.district,
        about_ko=said(told.about_ko),
        about_en=said(told.about_en),
        fields=list(told.fields),
        languages=list(told.languages),
        channels=list(told.channels),
        capacity=told.capacity,
        video_url=told.video_url,
        is_sample=told.is_sample,
    )
    _set_hours(one, told)
    _note(one, "mentor.made", by, at, capacity=told.capacity)
    return one


@transaction.atomic(savepoint=False)
def set_capacity(*, mentor_id: int, capacity: int, by: User, at: datetime) -> Mentor:
    """How many people the mentor looks after from now on; never fewer than there are."""
    one = locked(Mentor.objects.all(), pk=mentor_id)
    if capacity < one.taken:
        raise CapacityTooSmall
    one.capacity = capacity
    one.save(update_fields=["capacity"])
    _note(one, "mentor.capacity_set", by, at, capacity=capacity)
    return one


@transaction.atomic(savepoint=False)
def set_away(
    *,
    mentor_id: int,
    gone: Absence,
    substitute: Mentor | None,
    by: User,
    terms: Terms,
    at: datetime,
) -> Away:
    """The mentor is away then: for whole days, or for some hours of one.

    What they owe goes to the substitute if whole days have begun, with its day unchanged: who
    asked waits no longer for it. Appointments of that time are kept by the substitute.
    """
    one = locked(Mentor.objects.all(), pk=mentor_id)
    _check_time(one, gone, terms, at)
    _check_substitute(one, gone, substitute)
    away = Away.objects.create(
        mentor=one,
        from_on=gone.from_on,
        to_on=gone.to_on,
        begins=gone.begins,
        ends=gone.ends,
        substitute=substitute,
    )
    if substitute is not None and gone.whole and gone.from_on <= terms.day(at):
        hand_over_owed(of=one.user, to=substitute.user, at=at)
    covering.cover(away, by=by, terms=terms, at=at)
    told = {"from_on": f"{gone.from_on}", "to_on": f"{gone.to_on}"}
    hours = {} if gone.whole else {"begins": f"{gone.begins}", "ends": f"{gone.ends}"}
    _note(one, "mentor.away", by, at, **told, **hours)
    return away


@transaction.atomic(savepoint=False)
def come_back(*, away_id: int, by: User, on: date, at: datetime) -> None:
    """The mentor is there after all, from that day on; what the substitute took over stays so."""
    away = Away.objects.select_related("mentor").get(pk=away_id)
    one = locked(Mentor.objects.all(), pk=away.mentor_id)
    if away.from_on >= on:
        away.delete()
    else:
        away.to_on = min(away.to_on, on)
        away.save(update_fields=["to_on"])
    _note(one, "mentor.back", by, at, from_on=away.from_on.isoformat())


@transaction.atomic(savepoint=False)
def stand_in(*, on: date, at: datetime) -> int:
    """Whoever stands in for a mentor who is away that day owes what the mentor owed."""
    moved = 0
    rows = Away.objects.all_of(on).filter(substitute__isnull=False)
    for away in rows.select_related("mentor__user", "substitute__user").order_by("pk"):
        if away.substitute is not None:
            moved += hand_over_owed(of=away.mentor.user, to=away.substitute.user, at=at)
    return moved


def hand_over_owed(*, of: User, to: User, at: datetime) -> int:
    """Open requests that one mentor owes are owed by another; their days stay.

    What is answered or passed on in this moment is left as it is.
    """
    owed = Request.objects.filter(owner=of, state=RequestState.OPEN, level=Level.MENTOR)
    moved = 0
    for pk in list(owed.order_by("pk").values_list("pk", flat=True)):
        one = locked(Request.objects.select_related("resident__user"), pk=pk)
        if one.state == RequestState.OPEN and one.owner_id == of.pk:
            requests.move(one, to=to, at=at)
            moved += 1
    return moved


def _check_time(one: Mentor, gone: Absence, terms: Terms, at: datetime) -> None:
    if gone.to_on <= gone.from_on:
        raise AwayBackwards
    if gone.begins is not None and gone.ends is not None and gone.ends <= gone.begins:
        raise HoursBackwards
    if gone.span(terms.zone)[1] <= at:
        raise AwayOver
    if _absent(one, gone):
        raise AwayTwice


def _check_substitute(one: Mentor, gone: Absence, substitute: Mentor | None) -> None:
    """Who stands in for whole days may be away for some hours of them, not the other way round."""
    if substitute is None:
        if one.taken and gone.whole:
            raise SubstituteNeeded
        return
    if substitute.pk == one.pk:
        raise SubstituteAway
    if any(other.whole or not gone.whole for other in _absent(substitute, gone)):
        raise SubstituteAway


def _absent(one: Mentor, gone: Absence) -> list[Absence]:
    """The mentor's absences that meet this time."""
    rows = Away.objects.filter(mentor=one, from_on__lt=gone.to_on, to_on__gt=gone.from_on)
    return [away.absence for away in rows if away.absence.meets(gone)]


def _set_hours(one: Mentor, told: Told) -> None:
    Hours.objects.filter(mentor=one).delete()
    Hours.objects.bulk_create(
        Hours(mentor=one, weekday=weekday, begins=begins, ends=ends, channels=list(channels))
        for weekday, begins, ends, channels in told.hours
    )


def _note(one: Mentor, action: str, by: User | None, at: datetime, **details: object) -> None:
    audit.record(
        actor=by,
        on_behalf_of=None,
        action=action,
        subject=("mentor", one.public_id),
        at=at,
        **details,
    )
