"""Answers about health and money in a record: kept only while their consent holds.

Which scales these are, the city says (`reading/keeping.py`). A run in nobody's record was agreed to
by whoever has its code, and asks everything.
"""

from datetime import datetime

from django.db import transaction

from naru.core.locks import locked
from naru.diagnosis.enums import Part
from naru.diagnosis.models import Run
from naru.diagnosis.queries.runs import scales_of
from naru.diagnosis.reading.keeping import sensitive_scales
from naru.diagnosis.reading.steps import FOCUS
from naru.residents.models import Resident


@transaction.atomic(savepoint=False)
def forbid(*, run_id: int, at: datetime) -> None:
    """Such answers go, in every version of the result too; they are not asked any more."""
    run = locked(Run.objects.select_related(Part.DOMAINS.value), pk=run_id)
    run.sensitive = False
    run.save(update_fields=["sensitive"])
    items = [
        one.code for one in scales_of(run, Part.DOMAINS).item if one.scale in sensitive_scales()
    ]
    for code in items:
        run.answers.update_or_create(
            part=Part.DOMAINS, step=code, defaults={"value": None, "answered_at": at}
        )
    for answer in run.answers.filter(part=Part.DOMAINS, step=FOCUS, value__isnull=False):
        answer.value = [code for code in answer.value or [] if code not in sensitive_scales()]
        answer.save(update_fields=["value"])
    for result in run.results.filter(body__has_key=Part.DOMAINS.value):
        told = result.body[Part.DOMAINS.value]
        for code in sensitive_scales():
            told["scales"].pop(code, None)
        told["focus"] = [code for code in told.get("focus", []) if code not in sensitive_scales()]
        result.save(update_fields=["body"])


@transaction.atomic(savepoint=False)
def forbid_all(*, resident: Resident, at: datetime) -> None:
    """The consent of a record ended: in every run of it."""
    for run_id in Run.objects.filter(resident=resident, sensitive=True).values_list(
        "pk", flat=True
    ):
        forbid(run_id=run_id, at=at)


@transaction.atomic(savepoint=False)
def allow(*, run_id: int) -> None:
    """They may be asked from now on: what was left out is open again."""
    run = locked(Run.objects.select_related(Part.DOMAINS.value), pk=run_id)
    run.sensitive = True
    run.save(update_fields=["sensitive"])
    items = [
        one.code for one in scales_of(run, Part.DOMAINS).item if one.scale in sensitive_scales()
    ]
    run.answers.filter(part=Part.DOMAINS, step__in=items, value__isnull=True).delete()
