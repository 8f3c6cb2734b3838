"""A resident takes an application back: it ends, its papers are erased."""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.files import services as files
from naru.scholarships.models import Application, Paper
from naru.scholarships.services import applications


@transaction.atomic(durable=True)
def withdraw_application(*, application: Application, by: User, at: datetime) -> None:
    """Possible until it is decided whether points are granted."""
    applications.withdraw(application_id=application.pk, by=by, at=at)
    papers = Paper.objects.filter(application=application).select_related("upload")
    for paper in papers.order_by("pk"):
        files.erase(upload=paper.upload, by=by, at=at)
