"""A paper is taken off a draft again: off the application, and its bytes erased."""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.files import services as files
from naru.scholarships.models import Paper
from naru.scholarships.services import applications


@transaction.atomic(durable=True)
def take_paper(*, paper: Paper, by: User, at: datetime) -> None:
    """Only before the application is handed in."""
    upload = applications.take_paper(paper=paper, by=by, at=at)
    files.erase(upload=upload, by=by, at=at)
