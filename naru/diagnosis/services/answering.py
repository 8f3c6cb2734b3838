"""Keeping one answer of a run."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.diagnosis.enums import Part
from naru.diagnosis.models import Run
from naru.diagnosis.queries.runs import answers_of, file_of
from naru.diagnosis.reading import steps
from naru.diagnosis.reading.keeping import kept_for, sensitive_scales
from naru.diagnosis.reading.schema import AnyFile, ScalesFile


class NoSuchQuestion(Refusal):
    message = _("그 물음은 이 진단에 없습니다. 지금 물음부터 이어서 답해 주세요.")


class EarlierFirst(Refusal):
    message = _("앞 물음에 먼저 답해 주세요. 지금까지의 답은 그대로 있습니다.")


class NotOffered(Refusal):
    message = _("보기 가운데에서 골라 주세요.")


class SensitiveNotAgreed(Refusal):
    message = _("건강과 돈에 대한 물음은 따로 동의한 뒤에 답할 수 있습니다.")


class PairChanged(Refusal):
    message = _("그 사이에 물음이 바뀌었습니다. 지금 보이는 두 일 가운데에서 골라 주세요.")


REFUSED: dict[type[Exception], type[Refusal]] = {
    steps.NoSuchStep: NoSuchQuestion,
    steps.TooEarly: EarlierFirst,
    steps.NotAnAnswer: NotOffered,
    steps.OtherQuestion: PairChanged,
}


@transaction.atomic(savepoint=False)
def answer(
    *,
    run_id: int,
    part: Part,
    step: str,
    sent: Sequence[str],
    shown: str,
    by: User | None,
    at: datetime,
) -> str | None:
    """Keep the answer, the last one counts; returns the step that comes next in the part.

    `sent` are the ticked values, none for a skipped step; `shown` names the pair that was seen.
    `SensitiveNotAgreed` for an answer about health or money that a record may not hold. Each answer
    begins the days anew for which a run in nobody's record is kept.
    """
    run = locked(Run.objects.select_related(part.value), pk=run_id)
    file = file_of(run, part)
    given = answers_of(run)[part]
    try:
        value = steps.checked(file, step, sent, shown, given)
    except tuple(REFUSED) as wrong:
        raise REFUSED[type(wrong)] from None
    if not run.sensitive and _is_sensitive(file, step, value):
        raise SensitiveNotAgreed
    run.answers.update_or_create(
        part=part,
        step=step,
        defaults={"value": value, "answered_at": at, "by": by},
    )
    run.touched_at = at
    if run.resident_id is None:
        run.code_until_at = at + kept_for(at)
    run.save(update_fields=["touched_at", "code_until_at"])
    return steps.next_step(file, {**given, step: value})


def _is_sensitive(file: AnyFile, step: str, value: object) -> bool:
    """Whether this answer says something of a scale that the city calls sensitive."""
    if value is None or not isinstance(file, ScalesFile):
        return False
    scale_of = {one.code: one.scale for one in file.item}
    said = value if isinstance(value, list) else [scale_of.get(step)]
    return any(code in sensitive_scales() for code in said)
