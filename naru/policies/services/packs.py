"""Keeping rule packs: each text once, for ever, so that a decision can be made again."""

from datetime import datetime

from django.db import transaction

from naru.core.tables import Change
from naru.policies.models import RulePack
from naru.policies.rules.rulebook import Rulebook
from naru.policies.rules.slips import canonical


@transaction.atomic(savepoint=False)
def keep(*, book: Rulebook, at: datetime) -> Change:
    """Make sure the rulebook's texts are kept; tells whether they were new."""
    if RulePack.objects.filter(digest=book.digest).exists():
        return Change(RulePack._meta.db_table)
    pack = RulePack(digest=book.digest, texts=canonical(dict(book.texts)), kept_at=at)
    RulePack.objects.bulk_create([pack], ignore_conflicts=True)
    return Change(RulePack._meta.db_table, new=1)
