"""Writing sources. Callers hold the transaction."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naru.core.tables import Change, Row, align
from naru.sources.models import Source


@transaction.atomic(savepoint=False)
def save_sources(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make the table hold these sources, by `code`; others are marked withdrawn."""
    return align(Source, key=["code"], rows=rows, at=at)
