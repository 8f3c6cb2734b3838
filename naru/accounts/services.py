"""Writing users and organisations. Callers hold the transaction."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naru.accounts.models import Organisation
from naru.core.tables import Change, Row, align


@transaction.atomic(savepoint=False)
def save_organisations(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these organisations exist as given, by `code`.

    Others are left alone: people join them, and they also come from elsewhere than the pack.
    """
    return align(Organisation, key=["code"], rows=rows, at=at, withdraw=False)
