"""Notes that a person was told of a step that fell through."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naru.planning.models import Step


@transaction.atomic(savepoint=False)
def told(*, steps: Sequence[Step], at: datetime) -> int:
    """Returns how many were not told of before."""
    keys = [step.pk for step in steps]
    return Step.objects.filter(pk__in=keys, told_at__isnull=True).update(told_at=at)
