"""Booking credits. What was booked stays; it is put right by a counter-entry with its reason."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.jobs import defer
from naru.core.locks import alone
from naru.core.refusals import Refusal
from naru.credits.enums import CourseType, Kind, WayState
from naru.credits.models import CourseTerms, Entry, Mark, Wish
from naru.credits.rules.plain import Limits
from naru.credits.rules.subjects import same_subject
from naru.enrolments.models import Closing, Result
from naru.residents.models import Resident

COPIED = (
    "resident", "kind", "title", "title_en", "subject", "category", "field", "organisation",
    "body_name", "accredited", "licence", "ended_on", "mark", "mark_needed", "attendance_percent",
    "attendance_needed", "said", "result",
)  # fmt: skip


class NotYours(Refusal):
    message = _("이 줄은 스스로 지울 수 없습니다. 대학이나 기관에 말씀해 주세요.")


class SaidAlready(Refusal):
    message = _("이미 적은 과목이나 자격증입니다.")


@transaction.atomic(savepoint=False)
def settle_class(
    *, closing: Closing, limits: Limits | None, by: User, at: datetime, why: str = ""
) -> None:
    """Everybody's credits in line with how the class went; nothing where it gives none."""
    course = closing.intake.run.course_id
    if limits is None or not CourseTerms.objects.filter(course=course, credits__gt=0).exists():
        return
    results = Result.objects.filter(closing=closing).select_related(
        "application__resident__user",
        "closing__intake__run__course__provider__organisation",
    )
    for result in results.order_by("application__resident_id"):
        settle(result=result, limits=limits, by=by, at=at, why=why)


@transaction.atomic(savepoint=False)
def settle(
    *, result: Result, limits: Limits, by: User, at: datetime, why: str = ""
) -> Entry | None:
    """Bring the ledger in line with how the class went for one person; returns what now stands.

    Books the credits the course gives if attendance and mark reach; takes back with `why` what
    does not hold any more. Said twice, nothing changes.
    """
    hold(result.application.resident_id)
    should = _what_it_gives(result, limits, by, at)
    rows = Entry.objects.filter(result=result, counters__isnull=True)
    stands = rows.filter(countered_by__isnull=True).order_by("pk").last()
    if stands is not None and should is not None and _same(stands, should):
        return stands
    if stands is not None:
        take_back(entry=stands, why=why, by=by, at=at)
    if should is None:
        return None
    number = rows.count()
    should.reason = f"result:{result.pk}" + (f":{number + 1}" if number else "")
    should.save()
    _note(should, "credit.booked", by, at)
    _badges_follow(should)
    return should


@transaction.atomic(savepoint=False)
def take_back(*, entry: Entry, why: str, by: User, at: datetime) -> Entry:
    """The counter-entry to a line."""
    copied = {name: getattr(entry, name) for name in COPIED}
    counter = Entry(
        **copied,
        credits=-entry.credits,
        reason=f"counter:{entry.pk}",
        counters=entry,
        why=why.strip() or str(_("결과가 바뀜")),
        by=by,
        at=at,
    )
    counter.save()
    _note(counter, "credit.taken_back", by, at)
    _badges_follow(counter)
    return counter


@transaction.atomic(savepoint=False)
def say(
    *,
    resident: Resident,
    kind: Kind,
    credits: int,  # noqa: A002 - the domain's own word
    title: str,
    ended_on: date,
    category: str,
    by: User,
    at: datetime,
    title_en: str = "",
    field: str = "",
    body_name: str = "",
    accredited: bool = False,
    licence: str = "",
) -> Entry:
    """A person tells of credits they have from elsewhere; shown as their own word everywhere."""
    hold(resident.pk)
    subject = f"licence:{licence}" if licence else same_subject(title)
    mine = Entry.objects.filter(resident=resident, counters__isnull=True)
    if mine.filter(subject=subject, countered_by__isnull=True).exists():
        raise SaidAlready
    number = Entry.objects.filter(resident=resident, said=True).count()
    entry = Entry(
        resident=resident,
        kind=kind,
        credits=credits,
        title=title,
        title_en=title_en,
        subject=subject,
        category=category,
        field=field,
        body_name=body_name,
        accredited=accredited,
        licence=licence,
        ended_on=ended_on,
        said=True,
        reason=f"said:{resident.pk}:{number + 1}",
        by=by,
        at=at,
    )
    entry.save()
    _note(entry, "credit.said", by, at)
    return entry


@transaction.atomic(savepoint=False)
def unsay(*, resident: Resident, entry: Entry, by: User, at: datetime) -> None:
    """A person takes back what they told: a counter-entry like any other. Twice is once."""
    hold(resident.pk)
    if entry.resident_id != resident.pk or not entry.said or entry.counters_id:
        raise NotYours
    if not Entry.objects.filter(counters=entry).exists():
        take_back(entry=entry, why=str(_("본인이 거둠")), by=by, at=at)


@transaction.atomic(savepoint=False)
def forget(*, resident: Resident) -> None:
    """What a person said of themselves goes with them; what was given here stays, nameless."""
    said = Entry.objects.filter(resident=resident, said=True)
    said.filter(counters__isnull=False).delete()
    said.delete()


def hold(resident_id: int) -> None:
    """One change of a person's credits at a time."""
    alone(f"credits:{resident_id}")


def _what_it_gives(result: Result, limits: Limits, by: User, at: datetime) -> Entry | None:
    """The line that should stand, unsaved; None where no credit is given."""
    run = result.closing.intake.run
    terms = CourseTerms.objects.filter(course=run.course_id).first()
    if terms is None or not terms.credits or not result.completed:
        return None
    mark = Mark.objects.filter(application=result.application_id).values_list("mark", flat=True)
    reached, percent = mark.first(), result.came * 100 // result.closing.held
    if not limits.gives_credit(mark=reached, attendance_percent=percent):
        return None
    bank = terms.type == CourseType.BANK
    course = run.course
    return Entry(
        resident_id=result.application.resident_id,
        kind=Kind.BANK if bank else Kind.ADVANCE,
        credits=terms.credits,
        title=course.title,
        title_en=course.title_en,
        subject=same_subject(course.title),
        category=terms.category,
        field=terms.field,
        organisation=course.provider.organisation if course.provider else None,
        accredited=bank,
        ended_on=run.last_on or timezone.localdate(result.closing.at),
        mark=reached,
        mark_needed=limits.mark,
        attendance_percent=percent,
        attendance_needed=limits.attendance_percent,
        result=result,
        by=by,
        at=at,
    )


def _same(one: Entry, other: Entry) -> bool:
    names = ("kind", "credits", "category", "field", "mark", "attendance_percent")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _badges_follow(entry: Entry) -> None:
    """A job looks whether a micro-degree is whole now, or no longer."""
    course = entry.result.closing.intake.run.course_id if entry.result else None
    if CourseTerms.objects.filter(course=course, micro_degree__isnull=False).exists():
        defer("credits.settle_micro_degrees", resident_id=entry.resident_id)


def _note(entry: Entry, action: str, by: User, at: datetime) -> None:
    """The line in the trail; ways found before rest on other credits, so they are gone."""
    Wish.objects.filter(resident_id=entry.resident_id).exclude(state=WayState.NONE).update(
        state=WayState.NONE, answer={}, asked_at=None, answered_at=None
    )
    audit.record(
        actor=by,
        action=action,
        subject=("credit", entry.public_id),
        at=at,
        on_behalf_of=entry.resident.user,
        credits=entry.credits,
        kind=entry.kind,
        reason=entry.reason,
    )
