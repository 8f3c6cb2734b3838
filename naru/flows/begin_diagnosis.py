"""Somebody begins a self-diagnosis, with or without the questions about health and money.

consent to sensitive data, if it is given now -> run -> those questions left out without it.
"""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naru.accounts.models import User
from naru.diagnosis.enums import Agreed
from naru.diagnosis.models import Run
from naru.diagnosis.services import runs, sensitive
from naru.residents.enums import ConsentKind, Means
from naru.residents.models import Resident
from naru.residents.queries import agrees_to_text_of
from naru.residents.services import consents


@transaction.atomic(durable=True)
def begin_diagnosis(
    *,
    key: uuid.UUID,
    agreed: Agreed,
    resident: Resident | None,
    means: Means | None,
    by: User | None,
    at: datetime,
) -> Run:
    """`means`: how the person agreed just now that a record holds answers about health and money;
    None if they did not. Who has no record agrees by beginning.
    """
    if resident is not None and means is not None and by is not None:
        consents.give(
            resident_id=resident.pk, kind=ConsentKind.SENSITIVE, means=means, by=by, at=at
        )
    run = runs.begin(key=key, agreed=agreed, resident=resident, by=by, at=at)
    on = timezone.localdate(at)
    if resident is not None and not agrees_to_text_of(resident, ConsentKind.SENSITIVE, on=on):
        sensitive.forbid(run_id=run.pk, at=at)
    return run
