"""A file is taken out of somebody's portfolio, and its bytes are erased."""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.files import services as files
from naru.planning.models import Evidence
from naru.planning.services import evidence


@transaction.atomic(durable=True)
def drop_evidence(*, one: Evidence, by: User, at: datetime) -> None:
    """That there was a file, and its digest, stay in the trail."""
    upload = evidence.take_away(evidence=one, by=by, at=at)
    files.erase(upload=upload, by=by, at=at)
