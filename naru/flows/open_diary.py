"""A mentor looks at whom they talk with.

the mentor's appointments -> a line in the access log of everybody named.
"""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from naru.accounts.models import Membership
from naru.counselling.models import Appointment
from naru.counselling.queries import appointments
from naru.counselling.queries.mentors import mentor_of
from naru.residents.enums import Purpose, RecordPage
from naru.residents.services import views

BACK = timedelta(days=14)


@transaction.atomic(durable=True)
def open_diary(*, membership: Membership, at: datetime) -> list[Appointment]:
    """The last two weeks and what comes, in order; only for mentors (PermissionDenied)."""
    mentor = mentor_of(membership.user)
    if mentor is None:
        raise PermissionDenied
    found = list(appointments.diary_of(mentor, since=at - BACK))
    people = {one.resident_id: one.resident for one in found}
    views.note_looks(
        residents=people.values(),
        membership=membership,
        page=RecordPage.MENTOR_DIARY,
        purpose=Purpose.COUNSELLING,
        at=at,
    )
    return found
