"""A provider writes, publishes and takes back the runs of its courses."""

from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.catalogue.enums import RunStatus
from naru.catalogue.models import Run, Session
from naru.catalogue.queries import facts
from naru.catalogue.queries.facts import Facts
from naru.catalogue.services.own.holding import hold_course, hold_run
from naru.catalogue.services.own.telling import note, tell, version
from naru.core.refusals import Refusal


class MeetingHeld(Refusal):
    """What was written of people at a meeting would be left without it."""

    message = _(
        "출석을 적은 수업은 지우거나 시작 시각을 바꿀 수 없습니다. "
        "그 수업은 그대로 두고 저장해 주세요."
    )


class RunNumberTaken(Refusal):
    """Two runs of one number could not be told apart, neither by people nor in a spreadsheet."""

    message = _("이 강좌에 이미 있는 회차입니다. 다른 회차를 써 주세요.")


@transaction.atomic(savepoint=False)
def make_run(
    *, course_id: int, number: str, told: Facts, publish: bool, by: User | None, at: datetime
) -> Run:
    """A new run; of a draft it is a draft too, however that be, until the course is published."""
    course = hold_course(course_id, seen=None)
    if course.runs.filter(number=number).exists():
        raise RunNumberTaken
    draft = course.is_draft or not publish
    run = Run(course=course, number=number, is_draft=draft, made_at=at, changed_at=at)
    write(run, told)
    note(course, "run_made", by=by, at=at, run=run)
    tell([course.pk], at=at)
    return run


@transaction.atomic(savepoint=False)
def change_run(
    *, run_id: int, number: str, told: Facts, seen: datetime, by: User, at: datetime
) -> Run:
    """What is told of the run from now on; the same again changes nothing.

    Refused if somebody changed it after it was `seen` (its `changed_at`).
    """
    run = hold_run(run_id, seen=seen)
    if run.course.runs.filter(number=number).exclude(pk=run.pk).exists():
        raise RunNumberTaken
    changed = facts.differences(facts.run_facts(run), told)
    if number != run.number:
        changed["number"] = [run.number, number]
    if not changed:
        return run
    if "starts_on" in changed:
        run.copied_from = None
    run.number, run.changed_at = number, version(run.changed_at, at)
    write(run, told)
    note(run.course, "run_changed", by=by, at=at, run=run, changed=changed)
    tell([run.course_id], at=at)
    return run


def write(run: Run, told: Facts) -> None:
    """Put the facts into the run's row and its sessions; the caller holds its course.

    A session that still begins when it did stays the same row, as attendance points at it; one
    that attendance points at and that is told no more is refused.
    """
    facts.put(run, facts.RUN, told)
    run.save()
    before = {one.starts_at: one for one in Session.objects.filter(run=run)}
    wanted = [facts.put(Session(run=run), facts.SESSION, one) for one in told.get("sessions", ())]
    kept = {one.starts_at for one in wanted}
    gone = [one.pk for starts_at, one in before.items() if starts_at not in kept]
    try:
        Session.objects.filter(pk__in=gone).delete()
    except ProtectedError:
        raise MeetingHeld from None
    Session.objects.bulk_create(one for one in wanted if one.starts_at not in before)
    same = [one for one in wanted if one.starts_at in before]
    for one in same:
        one.pk = before[one.starts_at].pk
    Session.objects.bulk_update(same, [name for name in facts.SESSION if name != "starts_at"])


@transaction.atomic(savepoint=False)
def publish_run(*, run_id: int, by: User | None, at: datetime) -> Run:
    """Show the run to residents with its course, also one that had been taken back."""
    run = hold_run(run_id, seen=None)
    if not run.is_draft and run.gone_at is None:
        return run
    action = "run_published" if run.is_draft else "run_brought_back"
    twin = Run.objects.filter(copied_from=run.copied_from_id, starts_on=run.starts_on)
    if run.copied_from_id and twin.filter(gone_at=None).exclude(pk=run.pk).exists():
        run.copied_from = None
    run.is_draft, run.gone_at = run.course.is_draft, None
    run.changed_at = version(run.changed_at, at)
    run.save(update_fields=["is_draft", "gone_at", "copied_from", "changed_at"])
    note(run.course, action, by=by, at=at, run=run)
    tell([run.course_id], at=at)
    return run


@transaction.atomic(savepoint=False)
def take_back_run(*, run_id: int, by: User, at: datetime) -> Run:
    """Residents see the run no more; nothing of it is deleted."""
    run = hold_run(run_id, seen=None)
    if run.gone_at is not None:
        return run
    run.gone_at, run.changed_at = at, version(run.changed_at, at)
    run.save(update_fields=["gone_at", "changed_at"])
    note(run.course, "run_taken_back", by=by, at=at, run=run)
    tell([run.course_id], at=at)
    return run


@transaction.atomic(savepoint=False)
def call_off_run(*, run_id: int, by: User, at: datetime) -> Run:
    """Residents see the run as cancelled and are not led to it any more."""
    run = hold_run(run_id, seen=None)
    if run.status == RunStatus.CANCELLED:
        return run
    changed = {"status": [run.status, RunStatus.CANCELLED.value]}
    run.status, run.changed_at = RunStatus.CANCELLED, version(run.changed_at, at)
    run.save(update_fields=["status", "changed_at"])
    note(run.course, "run_changed", by=by, at=at, run=run, changed=changed)
    tell([run.course_id], at=at)
    return run
