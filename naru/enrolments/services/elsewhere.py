"""A person tells what became of an application at another site."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.catalogue.enums import ApplyAt
from naru.catalogue.models import Run
from naru.core.locks import alone, locked
from naru.core.refusals import Refusal
from naru.enrolments.enums import Stage
from naru.enrolments.models import Elsewhere
from naru.residents.models import Resident

DAYS = {Stage.ADMITTED: "admitted_on", Stage.FINISHED: "finished_on", Stage.ENDED: "ended_on"}
UNDONE = {
    Stage.ADMITTED: ("finished_on", "ended_on"),
    Stage.FINISHED: ("ended_on",),
    Stage.ENDED: ("finished_on",),
}
"""What telling a stage takes back: whoever chose wrongly chooses again."""


class AppliedForHere(Refusal):
    message = _("이 일정은 이 누리집에서 신청합니다. 강좌 화면에서 신청해 주세요.")


class NotYet(Refusal):
    message = _("오늘이나 그 전의 날짜를 적어 주세요.")


class BeforeApplying(Refusal):
    message = _("신청한 날보다 앞선 날짜입니다. 날짜를 확인해 주세요.")


@transaction.atomic(savepoint=False)
def note(*, resident: Resident, run: Run, applied_on: date, by: User, at: datetime) -> Elsewhere:
    """The person applied for the run at another site on that day.

    Told again, the first day stays; after an end it begins anew. Refused for runs that one applies
    for here and for days to come.
    """
    if run.apply_at == ApplyAt.HERE:
        raise AppliedForHere
    if applied_on > timezone.localdate(at):
        raise NotYet
    alone(f"elsewhere:{resident.pk}")
    one = Elsewhere.objects.filter(resident=resident, run=run).first()
    if one is not None and one.stage != Stage.ENDED:
        return one
    one = one or Elsewhere(resident=resident, run=run)
    one.title, one.told_at, one.applied_on = run.course.title, at, applied_on
    one.admitted_on = one.finished_on = one.ended_on = None
    one.save()
    _record("elsewhere.applied", one, by, at)
    return one


@transaction.atomic(savepoint=False)
def tell(*, elsewhere: Elsewhere, stage: Stage, on: date, by: User, at: datetime) -> None:
    """A stage was reached on that day; it takes back what a later or another end said before."""
    one = locked(Elsewhere.objects.select_related("resident__user"), pk=elsewhere.pk)
    if on > timezone.localdate(at):
        raise NotYet
    if on < one.applied_on:
        raise BeforeApplying
    for name in UNDONE[stage]:
        setattr(one, name, None)
    setattr(one, DAYS[stage], on)
    one.told_at = at
    one.save()
    _record(f"elsewhere.{stage.lower()}", one, by, at)


@transaction.atomic(savepoint=False)
def take_back(*, elsewhere: Elsewhere, by: User, at: datetime) -> None:
    """What was told is gone, as if it had not been."""
    _record("elsewhere.taken_back", elsewhere, by, at)
    elsewhere.delete()


@transaction.atomic(savepoint=False)
def forget(*, resident: Resident) -> None:
    """For whoever is erased."""
    Elsewhere.objects.filter(resident=resident).delete()


def _record(action: str, one: Elsewhere, by: User, at: datetime) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=("elsewhere", one.public_id),
        at=at,
        on_behalf_of=one.resident.user,
    )
