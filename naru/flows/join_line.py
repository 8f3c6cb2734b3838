"""A person stands in line before a door that opens soon, or is full of people."""

from datetime import datetime

from django.db import transaction

from naru.enrolments.models import Arrival, Intake
from naru.enrolments.services import standing
from naru.residents.models import Resident


@transaction.atomic(durable=True)
def join_line(*, intake: Intake, resident: Resident, at: datetime) -> Arrival:
    """The place the person holds there, now or already."""
    return standing.stand(intake=intake, resident_id=resident.pk, at=at)
