"""A paper is added to an application: looked at by its bytes, kept privately, all or nothing."""

from datetime import datetime, timedelta

from django.db import transaction

from naru.accounts.models import User
from naru.files import services as files
from naru.scholarships.enums import PaperKind
from naru.scholarships.models import Application, Paper
from naru.scholarships.services import applications


@transaction.atomic(durable=True)
def put_paper(
    *, application: Application, kind: PaperKind, name: str, data: bytes, by: User, at: datetime
) -> Paper:
    """Refused with a sentence, nothing stays: what is no paper, and what comes too late."""
    the_round = application.round
    upload = files.put(
        name=name,
        data=data,
        keep_until_on=the_round.results_on + timedelta(days=the_round.paper_days),
        by=by,
        at=at,
    )
    return applications.add_paper(
        application_id=application.pk, upload=upload, kind=kind, by=by, at=at
    )
