"""A person's record ends: their plans go with everything in them, and their evidence."""

from django.db import transaction

from naru.planning.models import Evidence, Plan
from naru.residents.models import Resident


@transaction.atomic(savepoint=False)
def forget(*, resident: Resident) -> None:
    """No one else needs them, nothing of them stays; the files are for the caller to erase."""
    Evidence.objects.filter(resident=resident).delete()
    mine = Plan.objects.filter(resident=resident)
    mine.update(replaces=None, reason="WISHES")
    mine.delete()
