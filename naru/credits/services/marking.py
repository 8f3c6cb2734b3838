"""Marks of a class that gives credits, written by its provider before the term is closed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import alone
from naru.core.refusals import Refusal
from naru.credits.models import Mark
from naru.enrolments.enums import State
from naru.enrolments.models import Application, Closing, Intake

HIGHEST = 100


class NoMark(Refusal):
    message = _("점수는 0에서 100까지의 정수로 적어 주세요.")


class TermClosed(Refusal):
    message = _("학기를 마쳤습니다. 점수를 고치려면 까닭을 적어 주세요.")


class NoReason(Refusal):
    message = _("왜 고치는지 적어 주세요. 그 까닭이 학점 장부에 남습니다.")


class MarksMissing(Refusal):
    message = _("학점을 주는 강좌입니다. 자리가 있는 모든 사람의 점수를 먼저 적어 주세요.")


@transaction.atomic(savepoint=False)
def write(
    *, intake_id: int, marks: Mapping[int, int], by: User, at: datetime, why: str = ""
) -> list[int]:
    """Marks by application (id); returns those that changed. Whoever has no seat is left out.

    After the term was closed only with a reason, which the trail keeps.
    """
    hold(intake_id)
    if any(not 0 <= mark <= HIGHEST for mark in marks.values()):
        raise NoMark
    closed = Closing.objects.filter(intake=intake_id).exists()
    seated = Application.objects.filter(intake=intake_id, state=State.SEATED, pk__in=list(marks))
    ids = {one.pk: one for one in seated.select_related("claim").order_by("pk")}
    known = {one.application_id: one for one in Mark.objects.filter(application__in=ids)}
    changed = [pk for pk in ids if pk not in known or known[pk].mark != marks[pk]]
    if changed and closed and not why.strip():
        raise NoReason
    for pk in changed:
        before = known[pk].mark if pk in known else None
        Mark.objects.update_or_create(
            application_id=pk, defaults={"mark": marks[pk], "by": by, "at": at}
        )
        audit.record(
            actor=by,
            action="class.mark_written",
            subject=("enrolment", ids[pk].claim.public_id),
            at=at,
            before=before,
            after=marks[pk],
            why=why.strip(),
        )
    return changed


def refuse_missing(*, intake_id: int) -> None:
    """Before a class that gives credits is closed: everybody with a seat has a mark."""
    hold(intake_id)
    intake = Intake.objects.select_related("run__course__credit_terms").get(pk=intake_id)
    terms = getattr(intake.run.course, "credit_terms", None)
    if terms is None or not terms.credits:
        return
    seated = Application.objects.filter(intake=intake_id, state=State.SEATED)
    if seated.filter(mark__isnull=True).exists():
        raise MarksMissing


def hold(intake_id: int) -> None:
    """One at a time writes marks of a class or closes it."""
    alone(f"marks {intake_id}")
