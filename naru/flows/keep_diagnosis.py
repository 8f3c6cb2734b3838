"""A self-diagnosis that was begun without a record comes into one.

consent to sensitive data, if it is given now -> run in the record -> answers about health and money
dropped without it.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naru.accounts.models import User
from naru.diagnosis.models import Run
from naru.diagnosis.services import runs, sensitive
from naru.residents.enums import ConsentKind, Means
from naru.residents.models import Resident
from naru.residents.queries import agrees_to_text_of
from naru.residents.services import consents


@transaction.atomic(durable=True)
def keep_diagnosis(
    *, run_id: int, resident: Resident, means: Means | None, by: User, at: datetime
) -> Run:
    """`means` as in `begin_diagnosis`; `KeptElsewhere` if it is in another's record."""
    if means is not None:
        consents.give(
            resident_id=resident.pk, kind=ConsentKind.SENSITIVE, means=means, by=by, at=at
        )
    run = runs.keep(run_id=run_id, resident=resident, by=by, at=at)
    on = timezone.localdate(at)
    if not agrees_to_text_of(resident, ConsentKind.SENSITIVE, on=on):
        sensitive.forbid(run_id=run.pk, at=at)
    return run
