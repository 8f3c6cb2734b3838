"""Telling a whole class something: written down once, then told by a job to each person once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core import jobs
from naru.core.locks import alone, locked
from naru.core.refusals import Refusal
from naru.enrolments.enums import Audience, BulletinKind
from naru.enrolments.models import Application, Bulletin, Copy
from naru.residents.rules import holds_registration_number

Plain = str | int | bool | None


class NobodyToTell(Refusal):
    message = _("지금 이 말을 받을 사람이 없습니다.")


class NumberInWords(Refusal):
    message = _("주민등록번호로 보이는 숫자가 있습니다. 그 숫자를 지우고 다시 적어 주세요.")


@transaction.atomic(savepoint=False)
def post(
    *,
    intake_id: int,
    kind: BulletinKind,
    audience: Audience,
    key: UUID,
    by: User,
    at: datetime,
    text: str = "",
    facts: dict[str, Plain] | None = None,
) -> Bulletin:
    """Write down what the class is told and queue the telling.

    The same `key` again gives back what it first posted, whatever else came with it. Words of
    staff are refused where nobody would read them; a change is kept in the history all the same.
    """
    alone(f"bulletin {key}")
    known = Bulletin.objects.filter(key=key, intake=intake_id).first()
    if known is not None:
        return known
    text = text.replace("\r\n", "\n").strip()
    if holds_registration_number(text):
        raise NumberInWords
    someone = Application.objects.filter(intake=intake_id, state__in=audience.states).exists()
    if kind == BulletinKind.WRITTEN and not someone:
        raise NobodyToTell
    made = Bulletin.objects.create(
        intake_id=intake_id,
        key=key,
        kind=kind,
        audience=audience,
        text=text,
        facts=facts or {},
        by=by,
        at=at,
    )
    audit.record(
        actor=by,
        action="class.told",
        subject=("run", made.intake.run.public_id),
        at=at,
        bulletin=str(made.public_id),
        kind=kind.value,
        audience=audience.value,
    )
    jobs.defer("classes.tell", bulletin_id=made.pk)
    return made


@transaction.atomic(savepoint=False)
def copy(*, bulletin_id: int, application_id: int, at: datetime) -> bool:
    """Mark the person as told; False if they were already. The caller tells in the same commit."""
    _row, fresh = Copy.objects.get_or_create(
        bulletin_id=bulletin_id, application_id=application_id, defaults={"at": at}
    )
    return fresh


@transaction.atomic(savepoint=False)
def finish(*, bulletin_id: int, at: datetime) -> Bulletin:
    """All of the audience have been told; from now on it is told to nobody else."""
    one = locked(Bulletin.objects.all(), pk=bulletin_id)
    if one.done_at is None:
        one.done_at, one.people = at, Copy.objects.filter(bulletin=one).count()
        one.save(update_fields=["done_at", "people"])
    return one
