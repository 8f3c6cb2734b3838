"""Staff ask for another paper: the application waits, the person is told."""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import Membership
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.scholarships.models import Application
from naru.scholarships.services import checks


@transaction.atomic(durable=True)
def ask_for_papers(
    *, application_id: int, words: str, membership: Membership, at: datetime
) -> Application:
    """`words` say which paper and why; the person reads them as they stand."""
    one = checks.ask_more(application_id=application_id, words=words, membership=membership, at=at)
    inbox.send(
        resident=one.resident,
        kind=Kind.SCHOLARSHIP_MORE,
        at=at,
        name_ko=one.round.name_ko,
        name_en=one.round.name_en,
        asked=one.asked_words,
    )
    return one
