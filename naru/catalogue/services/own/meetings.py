"""A provider adds, moves or cancels one meeting of a run that people are enrolled in.

Only meetings to come: what has begun stays as it was. A moved meeting stays the same row, so that
calendars move it and do not double it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.catalogue.models import Run, Session
from naru.catalogue.queries import facts
from naru.catalogue.services.own.holding import hold_run
from naru.catalogue.services.own.telling import note, tell, version
from naru.core.refusals import Refusal


class MeetingBegan(Refusal):
    message = _("이미 시작한 수업은 바꿀 수 없습니다.")


class MeetingInPast(Refusal):
    message = _("지금보다 뒤의 때를 적어 주세요. 지난 때로는 더하거나 옮길 수 없습니다.")


class MeetingEndsFirst(Refusal):
    message = _("마치는 시각은 시작 시각보다 뒤여야 합니다.")


class MeetingsOverlap(Refusal):
    message = _("이 회차의 다른 수업과 시간이 겹칩니다.")


class OnlyMeeting(Refusal):
    message = _(
        "하나뿐인 수업은 취소할 수 없습니다. 다른 날로 옮기거나, "
        "‘이 회차를 열지 않기’로 모두에게 알려 주세요."
    )


@dataclass(frozen=True)
class Changed:
    """A meeting as it is now, when it began before (None for a new one), and what differs."""

    session: Session
    before_at: datetime | None
    moved: bool
    roomed: bool


@transaction.atomic(savepoint=False)
def add_meeting(
    *, run_id: int, starts_at: datetime, ends_at: datetime, room: str, by: User, at: datetime
) -> Changed:
    """One meeting more; the run lasts until its day if it did not."""
    run = hold_run(run_id, seen=None)
    before = facts.run_facts(run)
    _refuse_times(run, None, starts_at, ends_at, at)
    mode = run.course.mode
    made = Session.objects.create(
        run=run, starts_at=starts_at, ends_at=ends_at, mode=mode, place_words=room
    )
    _keep(run, before, by=by, at=at)
    return Changed(made, None, moved=True, roomed=False)


@transaction.atomic(savepoint=False)
def change_meeting(
    *, session_id: int, starts_at: datetime, ends_at: datetime, room: str, by: User, at: datetime
) -> Changed:
    """Another time, another room, or both; the same again changes nothing."""
    run = hold_run(Session.objects.values_list("run_id", flat=True).get(pk=session_id), seen=None)
    before = facts.run_facts(run)
    one = Session.objects.get(pk=session_id)
    moved = (one.starts_at, one.ends_at) != (starts_at, ends_at)
    changed = Changed(one, one.starts_at, moved=moved, roomed=one.place_words != room)
    if one.starts_at <= at:
        raise MeetingBegan
    if not (changed.moved or changed.roomed):
        return changed
    _refuse_times(run, one, starts_at, ends_at, at)
    one.starts_at, one.ends_at, one.place_words = starts_at, ends_at, room
    one.save(update_fields=["starts_at", "ends_at", "place_words"])
    _keep(run, before, by=by, at=at)
    return changed


@transaction.atomic(savepoint=False)
def cancel_meeting(*, session_id: int, by: User, at: datetime) -> Session:
    """One meeting less; what is left of it is the trail, and what the class was told."""
    run = hold_run(Session.objects.values_list("run_id", flat=True).get(pk=session_id), seen=None)
    before = facts.run_facts(run)
    one = Session.objects.get(pk=session_id)
    if one.starts_at <= at:
        raise MeetingBegan
    if run.sessions.count() == 1:
        raise OnlyMeeting
    Session.objects.filter(pk=session_id).delete()
    _keep(run, before, by=by, at=at)
    return one


def _refuse_times(
    run: Run, one: Session | None, starts_at: datetime, ends_at: datetime, at: datetime
) -> None:
    if starts_at <= at:
        raise MeetingInPast
    if ends_at <= starts_at:
        raise MeetingEndsFirst
    others = run.sessions.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)
    if (others.exclude(pk=one.pk) if one else others).exists():
        raise MeetingsOverlap


def _keep(run: Run, before: facts.Facts, *, by: User, at: datetime) -> None:
    """First and last day where meetings told them, the version, the trail, search and records."""
    old = _days(run)
    run = Run.objects.select_related("course").prefetch_related("sessions").get(pk=run.pk)
    days = _days(run)
    if run.starts_on is not None:
        begun, last = run.starts_on, run.last_on or run.starts_on
        run.starts_on = days[0] if begun in old[:1] else min(begun, days[0])
        run.last_on = days[-1] if last in old[-1:] else max(last, days[-1])
    run.changed_at = version(run.changed_at, at)
    run.save(update_fields=["starts_on", "last_on", "changed_at"])
    changed = facts.differences(before, facts.run_facts(run))
    note(run.course, "run_changed", by=by, at=at, run=run, changed=changed)
    tell([run.course_id], at=at)


def _days(run: Run) -> list[date]:
    """Days of its meetings as they were loaded, in order."""
    return sorted(timezone.localdate(one.starts_at) for one in run.sessions.all())
