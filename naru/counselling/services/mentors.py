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
from naru.counselling.models import Away, Hours, Mentor
from naru.counselling.rules.slots import Absence
from naru.counselling.rules.terms import Terms
from naru.counselling.services import covering, standing_in
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
    asked waits no longer for it. Appointments of that time are kept by the substitute. For whom
    they stood in then, the next one does, or the office seeks somebody.
    """
    standing_in.hold_owed(mentor_id)
    both = {mentor_id} if substitute is None else {mentor_id, substitute.pk}
    held = {pk: locked(Mentor.objects.select_related("user"), pk=pk) for pk in sorted(both)}
    one = held[mentor_id]
    _check_time(one, gone, terms, at)
    if substitute is not None:
        standing_in.check_there(one, gone, substitute)
    elif one.taken and gone.whole:
        raise SubstituteNeeded
    away = Away.objects.create(
        mentor=one,
        from_on=gone.from_on,
        to_on=gone.to_on,
        begins=gone.begins,
        ends=gone.ends,
        substitute=substitute,
    )
    standing_in.begin(away, terms=terms, at=at)
    covering.cover(away, by=by, terms=terms, at=at)
    told = {"from_on": f"{gone.from_on}", "to_on": f"{gone.to_on}"}
    hours = {} if gone.whole else {"begins": f"{gone.begins}", "ends": f"{gone.ends}"}
    _note(one, "mentor.away", by, at, **told, **hours)
    return away


@transaction.atomic(savepoint=False)
def come_back(*, away_id: int, by: User, on: date, at: datetime) -> None:
    """The mentor is there after all, from that day on; what the substitute took over stays so."""
    one = locked(Mentor.objects.all(), away=away_id)
    away = locked(Away.objects.all(), pk=away_id)
    if away.from_on >= on:
        away.delete()
    else:
        away.to_on = min(away.to_on, on)
        away.save(update_fields=["to_on"])
    _note(one, "mentor.back", by, at, from_on=away.from_on.isoformat())


def _check_time(one: Mentor, gone: Absence, terms: Terms, at: datetime) -> None:
    if gone.to_on <= gone.from_on:
        raise AwayBackwards
    if gone.begins is not None and gone.ends is not None and gone.ends <= gone.begins:
        raise HoursBackwards
    if gone.span(terms.zone)[1] <= at:
        raise AwayOver
    if standing_in.absences(one, gone):
        raise AwayTwice


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
