"""Writing terms and their modules, and telling people how far they have come. Callers hold the
transaction and have looked at the doors.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core import jobs
from naru.core.locks import alone
from naru.core.refusals import Refusal
from naru.enrolments.models import Claim, Intake
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.schools.models import Module, Stage, Term
from naru.schools.queries.onward import Onward
from naru.schools.rules import School


class NotThatDoor(Refusal):
    message = _("이 학교는 뽑는 방법이 정해져 있습니다. 신청받기에서 그 방법으로 바꿔 주세요.")


class NotThatRule(Refusal):
    message = _("이 학교는 자격 규칙이 정해져 있습니다. 신청받기에서 그 규칙을 골라 주세요.")


class DoorTaken(Refusal):
    message = _("이미 다른 학교에서 쓰는 회차입니다.")


class BeforeEntrance(Refusal):
    message = _(
        "입학하는 날보다 먼저 시작하는 회차입니다. 들어온 사람이 고를 수 있는 회차를 더해 주세요."
    )


class SchoolOff(Refusal):
    message = _("열지 않기로 한 학교입니다. 과목을 더할 수 없습니다.")


class SomebodyChose(Refusal):
    message = _("이미 고른 사람이 있어 뺄 수 없습니다. 열지 않으려면 그 회차를 취소해 주세요.")


@transaction.atomic(savepoint=False)
def open_term(*, school: School, entrance: Intake, by: User | None, at: datetime) -> Term:
    """The school held once, entered by this door; said twice, once done.

    Refused for a door that lets in otherwise than the school says, or by another rule.
    """
    alone(f"school door {entrance.pk}")
    known = Term.objects.filter(entrance=entrance).first()
    if known is not None:
        return known
    if entrance.behind_id is not None:
        raise DoorTaken
    if entrance.mode != school.mode:
        raise NotThatDoor
    if entrance.policy != school.policy:
        raise NotThatRule
    term = Term.objects.create(
        school=school.code,
        programme=school.programme,
        name_ko=school.name_ko,
        name_en=school.name_en,
        designed_on=school.from_on,
        entrance=entrance,
        by=by,
        made_at=at,
    )
    Stage.objects.bulk_create(
        Stage(
            term=term,
            number=number,
            code=one.code,
            name_ko=one.name_ko,
            name_en=one.name_en,
            about_ko=one.about_ko,
            about_en=one.about_en,
            at_least=one.at_least,
        )
        for number, one in enumerate(school.stages, 1)
    )
    _note(term, "school.term_opened", by, at, run=entrance.run.public_id)
    return term


@transaction.atomic(savepoint=False)
def add_module(
    *, stage: Stage, intake: Intake, school: School, strand: str, by: User | None, at: datetime
) -> Module:
    """A run to choose in the stage, about a strand of the school; said twice, once done.

    Refused for a run of another school, for one that begins before people have come in, and once
    the school itself is called off.
    """
    alone(f"school door {intake.pk}")
    known = Module.objects.filter(intake=intake).first()
    if known is not None and known.stage_id == stage.pk:
        return known
    if known is not None or Term.objects.filter(entrance=intake).exists():
        raise DoorTaken
    if Intake.objects.filter(pk=stage.term.entrance_id, called_off_at__isnull=False).exists():
        raise SchoolOff
    first, enters = intake.run.starts_on, stage.term.entrance.run.starts_on
    if first is not None and enters is not None and first < enters:
        raise BeforeEntrance
    about = school.strand(strand)
    made = Module.objects.create(
        stage=stage,
        intake=intake,
        strand=about.code if about else "",
        strand_ko=about.name_ko if about else "",
        strand_en=about.name_en if about else "",
        made_at=at,
    )
    _note(stage.term, "school.module_added", by, at, run=intake.run.public_id, stage=stage.code)
    return made


@transaction.atomic(savepoint=False)
def drop_module(*, module: Module, by: User | None, at: datetime) -> None:
    """The run is a module no more; refused once somebody chose it."""
    if Claim.objects.filter(intake=module.intake_id).exists():
        raise SomebodyChose
    run = module.intake.run.public_id
    _note(module.stage.term, "school.module_dropped", by, at, run=run, stage=module.stage.code)
    module.delete()


@transaction.atomic(savepoint=False)
def lead_onward(*, steps: Iterable[Onward], why: str = "", at: datetime) -> None:
    """Whoever has completed a stage is told what is next; whoever has not any more by a correction,
    with its reason, what is left. A job brings the certificate of the school into line.
    """
    for step in steps:
        told = _told(step)
        if step.again:
            kind = Kind.SCHOOL_AGAIN
            told["why"] = why
        else:
            kind = _next(step, told)
        inbox.send(resident=step.resident, kind=kind, at=at, **told)
        jobs.defer("schools.settle", claim_id=step.standing.claim.pk)


def _told(step: Onward) -> dict[str, inbox.Value]:
    return {
        "title": step.standing.whole.entrance.run.course.title,
        "stage_ko": step.stage.stage.name_ko,
        "stage_en": step.stage.stage.name_en,
    }


def _next(step: Onward, told: dict[str, inbox.Value]) -> Kind:
    """Which notice says what is next, with what it says."""
    if step.following is None:
        return Kind.SCHOOL_STAGES
    told["next_ko"] = step.following.stage.name_ko
    told["next_en"] = step.following.stage.name_en
    if step.following.progress.by_at is None:
        return Kind.SCHOOL_STAGE
    told["by_at"] = step.following.progress.by_at
    return Kind.SCHOOL_CHOOSE


def _note(
    term: Term, action: str, by: User | None, at: datetime, *, run: UUID, stage: str = ""
) -> None:
    subject = ("school", term.public_id)
    audit.record(actor=by, action=action, subject=subject, at=at, run=str(run), stage=stage)
