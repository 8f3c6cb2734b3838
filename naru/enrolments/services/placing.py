"""Seats and waiting numbers for a whole list at once: what a draw and a review end in."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from naru.core import jobs
from naru.enrolments.enums import State
from naru.enrolments.models import Application, Claim


@transaction.atomic(savepoint=False)
def place(
    *, intake_id: int, ordered: Iterable[Claim], seats: Mapping[int, int], at: datetime
) -> None:
    """Seats by claim (id), numbers to everybody else in their order; held by the caller.

    `ordered` are the claims that still stand: the seat of who stepped back goes to the list.
    """
    made: list[Application] = []
    waiting = 0
    for claim in ordered:
        seat = seats.get(claim.pk)
        waiting += seat is None
        made.append(
            Application(
                claim=claim,
                intake_id=intake_id,
                resident_id=claim.resident_id,
                state=State.WAITING if seat is None else State.SEATED,
                state_at=at,
                seat_no=seat,
                wait_no=waiting if seat is None else None,
            )
        )
    Application.objects.bulk_create(made, batch_size=5_000)
    jobs.defer("enrolments.follow", intake_id=intake_id)
    jobs.defer("enrolments.offer_seats", intake_id=intake_id)
