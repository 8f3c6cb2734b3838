"""Beginning a run, its code, bringing it into a record, and erasing it."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.diagnosis.enums import Agreed, Part
from naru.diagnosis.models import Questionnaire, Run
from naru.diagnosis.reading.keeping import kept_for
from naru.diagnosis.rules import codes
from naru.diagnosis.services import tries
from naru.residents.enums import Deed
from naru.residents.models import Resident
from naru.residents.rules import read_code, show_code


class NotReady(Refusal):
    message = _("진단할 물음이 아직 준비되지 않았습니다. 전화로 문의해 주세요.")


class CodeUnknown(Refusal):
    message = _(
        "번호가 맞지 않거나 쓸 수 있는 날이 지났습니다. 종이에 적힌 여덟 자리를 다시 확인해 주세요."
    )


class KeptElsewhere(Refusal):
    message = _("이 진단은 이미 다른 분의 기록에 있습니다.")


@transaction.atomic(savepoint=False)
def begin(
    *,
    key: uuid.UUID,
    agreed: Agreed,
    resident: Resident | None,
    by: User | None,
    at: datetime,
) -> Run:
    """A run of today's versions; a form that is sent twice with its `key` begins one run."""
    versions = _versions(on=timezone.localdate(at))
    code = _code(key, 1)
    run, new = Run.objects.get_or_create(
        public_id=key,
        defaults={
            **versions,
            "resident": resident,
            "kept_at": at if resident else None,
            "code_hash": hash_of(code),
            "code_until_at": at + kept_for(at),
            "agreed": agreed,
            "begun_at": at,
            "begun_by": by,
            "touched_at": at,
        },
    )
    if new:
        note(run, by=by, deed=Deed.DIAGNOSIS_BEGUN, at=at, agreed=agreed.value)
    return run


@transaction.atomic(savepoint=False)
def renew_code(*, run_id: int, at: datetime) -> Run:
    """Another code, which begins the days anew; the one before opens nothing any more."""
    run = locked(Run.objects.all(), pk=run_id)
    run.code_number += 1
    run.code_hash = hash_of(_code(run.public_id, run.code_number))
    run.code_until_at = at + kept_for(at)
    run.save(update_fields=["code_number", "code_hash", "code_until_at"])
    return run


@transaction.atomic(savepoint=False)
def found_by_code(*, typed: str, whence: str, at: datetime) -> Run | None:
    """The run that a code opens; None for a wrong one, which is counted.

    `whence` says who is counted together. `tries.TooManyTries` after too many wrong ones. A code
    opens no run in a record: that has its own way in.
    """
    tries.refuse_too_many(whence=whence, at=at)
    code_hash = hash_of(read_code(typed))
    rows = Run.objects.filter(code_hash=code_hash, code_until_at__gt=at, resident__isnull=True)
    found = rows.first()
    if found is None:
        tries.note_wrong(whence=whence, at=at)
        return None
    found.code_until_at = at + kept_for(at)
    found.save(update_fields=["code_until_at"])
    return found


@transaction.atomic(savepoint=False)
def keep(*, run_id: int, resident: Resident, by: User, at: datetime) -> Run:
    """The run comes into the resident's record; its code ends. Twice is once."""
    run = locked(Run.objects.all(), pk=run_id)
    if run.resident_id == resident.pk:
        return run
    if run.resident_id is not None:
        raise KeptElsewhere
    run.resident, run.kept_at = resident, at
    run.save(update_fields=["resident", "kept_at"])
    note(run, by=by, deed=Deed.DIAGNOSIS_KEPT, at=at)
    return run


@transaction.atomic(savepoint=False)
def erase(*, run_id: int, by: User | None, at: datetime) -> None:
    """Answers, every version of the result and the run itself go; the trail's line stays."""
    run = Run.objects.select_for_update(of=("self",)).filter(pk=run_id).first()
    if run is not None:
        note(run, by=by, deed=Deed.DIAGNOSIS_ERASED, at=at)
        run.delete()


@transaction.atomic(savepoint=False)
def forget(*, resident: Resident) -> None:
    """Erase every run of a record that is being erased, and who wrote in others' runs stays."""
    Run.objects.filter(resident=resident).delete()


@transaction.atomic(savepoint=False)
def forget_unkept(*, at: datetime) -> int:
    """Erase what belongs to nobody and whose code has run out; returns how many runs went."""
    over = Run.objects.filter(resident__isnull=True, code_until_at__lte=at)
    count = over.count()
    over.delete()
    return count


def code_of(run: Run) -> str:
    """The run's code as it is printed; for whoever has the run open."""
    return show_code(_code(run.public_id, run.code_number))


def hash_of(code: str) -> str:
    """How a code is kept: keyed, so that a copy of the table does not tell the codes."""
    return salted_hmac("naru.diagnosis.kept", code, algorithm="sha256").hexdigest()


def note(run: Run, *, by: User | None, deed: Deed, at: datetime, **details: object) -> None:
    """The line in the trail: about the record if there is one, else about the run."""
    owner = run.resident.user if run.resident else None
    subject = ("resident", run.resident.public_id) if run.resident else ("diagnosis", run.public_id)
    for_other = by is not None and run.resident is not None and by.pk != run.resident.user_id
    audit.record(
        actor=by,
        on_behalf_of=owner if for_other else None,
        action=deed.value,
        subject=subject,
        at=at,
        diagnosis=str(run.public_id),
        **details,
    )


def _code(key: uuid.UUID, number: int) -> str:
    digest = salted_hmac("naru.diagnosis.code", f"{key}:{number}", algorithm="sha256").digest()
    return codes.spell(digest)


def _versions(on: date) -> dict[str, Questionnaire]:
    """By part, the latest version that is asked on the day."""
    found = {
        one.part: one
        for one in Questionnaire.objects.filter(from_on__lte=on).order_by("part", "version")
    }
    if found.keys() != set(Part.values):
        raise NotReady
    return found
