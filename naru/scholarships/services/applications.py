"""Applications: handing in, adding papers, withdrawing, forgetting."""

from datetime import datetime

from django.db import transaction

from naru.residents.models import Resident
from naru.scholarships.enums import ApplicationState
from naru.scholarships.models import Application

OPEN = (ApplicationState.SUBMITTED, ApplicationState.MORE_ASKED, ApplicationState.ELIGIBLE)


@transaction.atomic(savepoint=False)
def forget(*, resident: Resident, at: datetime) -> None:
    """Empty the facts of a person's applications and end those that are open.

    That they applied and how it ended stays, as the money's books rest on it.
    """
    mine = Application.objects.filter(resident=resident)
    mine.filter(state__in=OPEN).update(state=ApplicationState.WITHDRAWN, decided_at=at)
    mine.update(facts={}, asked_words="")
