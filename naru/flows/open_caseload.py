"""A mentor looks at the list of those they look after.

their people with what needs attention -> a line in the access log of everybody on the list.
"""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from naru.accounts.models import Membership
from naru.counselling.queries.caseload import Case, caseload
from naru.counselling.queries.mentors import mentor_of
from naru.counselling.rules.terms import Terms
from naru.residents.enums import Purpose, RecordPage
from naru.residents.services import views


@transaction.atomic(durable=True)
def open_caseload(*, membership: Membership, terms: Terms, at: datetime) -> list[Case]:
    """Whoever needs attention first; only for mentors (PermissionDenied)."""
    mentor = mentor_of(membership.user)
    if mentor is None:
        raise PermissionDenied
    cases = caseload(mentor, terms=terms, at=at)
    views.note_looks(
        residents=[case.pairing.resident for case in cases],
        membership=membership,
        page=RecordPage.MENTOR_CASELOAD,
        purpose=Purpose.COUNSELLING,
        at=at,
    )
    return cases
