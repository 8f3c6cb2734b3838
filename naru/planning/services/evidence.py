"""A person keeps files that show what they learnt, and takes them away."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.refusals import Refusal
from naru.files.models import Upload
from naru.occupations.models import Skill
from naru.planning.models import Evidence, Step
from naru.planning.queries.evidence import evidence_of
from naru.planning.rules.terms import EvidenceTerms
from naru.planning.services.comments import NumberInWords
from naru.planning.services.plans import NotYourStep, hold
from naru.residents.models import Resident
from naru.residents.rules import holds_registration_number


class SameFileTwice(Refusal):
    message = _("이미 올린 파일입니다.")


class EvidenceFull(Refusal):
    message = _("더 올릴 자리가 없습니다. 필요 없는 파일을 먼저 지워 주세요.")


class NotYetMade(Refusal):
    message = _("오늘이나 그 전의 날짜를 적어 주세요.")


@dataclass(frozen=True)
class Shown:
    """What a file is said to show, and whether one's mentor may see it."""

    title: str
    made_on: date
    step: Step | None = None
    skill: Skill | None = None
    for_mentor: bool = False


@transaction.atomic(savepoint=False)
def check(*, resident: Resident, shown: Shown, terms: EvidenceTerms, on: date) -> None:
    """Before a file is kept: refused for words, a day or a step that cannot be, or without room."""
    hold(resident)
    if holds_registration_number(shown.title):
        raise NumberInWords
    if shown.made_on > on:
        raise NotYetMade
    if shown.step is not None and shown.step.route.plan.resident_id != resident.pk:
        raise NotYourStep
    if len(evidence_of(resident)) >= terms.most:
        raise EvidenceFull


@transaction.atomic(savepoint=False)
def add(*, resident: Resident, upload: Upload, shown: Shown, by: User, at: datetime) -> Evidence:
    """After `check`, in the same transaction; a file with the same bytes is refused."""
    if any(one.upload.digest == upload.digest for one in evidence_of(resident)):
        raise SameFileTwice
    made = Evidence.objects.create(
        resident=resident,
        upload=upload,
        title=shown.title,
        made_on=shown.made_on,
        step=shown.step,
        skill=shown.skill,
        for_mentor=shown.for_mentor,
    )
    _note("planning.evidence_added", made, by, at)
    return made


@transaction.atomic(savepoint=False)
def take_away(*, evidence: Evidence, by: User, at: datetime) -> Upload:
    """Out of the portfolio; whoever calls erases the file in the same transaction."""
    hold(evidence.resident)
    upload = evidence.upload
    _note("planning.evidence_taken_away", evidence, by, at)
    evidence.delete()
    return upload


def _note(action: str, one: Evidence, by: User, at: datetime) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=("upload", one.upload.public_id),
        at=at,
        on_behalf_of=one.resident.user,
    )
