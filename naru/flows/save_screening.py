"""A resident keeps what the screener was told.

consent, if it is new -> answers -> told when an answer changes, if wished, all or nothing.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.policies.rules.rulebook import Rulebook
from naru.policies.services import watching
from naru.residents.enums import ConsentKind, Fact, Means
from naru.residents.models import Resident
from naru.residents.services import answers as service
from naru.residents.services import consents


@transaction.atomic(durable=True)
def save_screening(
    *,
    resident: Resident,
    answers: Mapping[Fact, object],
    consent: Means | None,
    watched: bool,
    book: Rulebook,
    by: User,
    at: datetime,
) -> None:
    """Keep the answers in the record, each audited.

    `consent` says how the resident agreed just now to welfare data being kept; None if they did
    not. Answers under a consent that does not hold are refused, and then nothing is kept.
    `watched`: also tell the resident when rules change their answers.
    """
    if consent is not None:
        consents.give(
            resident_id=resident.pk, kind=ConsentKind.SENSITIVE, means=consent, by=by, at=at
        )
    service.tell(resident_id=resident.pk, answers=dict(answers), by=by, at=at)
    if watched:
        watching.begin(resident=resident, book=book, by=by, at=at)
