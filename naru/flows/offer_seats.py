"""Free seats of a door are offered to whoever is next; whoever gets or loses one is told.

door -> offers run out -> offers made -> notices, all or nothing.
"""

from datetime import datetime

from django.db import transaction

from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Application
from naru.enrolments.queries.links import token
from naru.enrolments.rules.offers import Terms
from naru.enrolments.services import offers
from naru.notices.enums import Kind
from naru.notices.services import inbox


@transaction.atomic(durable=True)
def offer_seats(*, intake_id: int, terms: Terms, at: datetime) -> offers.Moved:
    """Run twice, nobody is offered or told anything twice.

    For whom a seat is held until they pay is told where to pay, by `follow_seat`.
    """
    moved = offers.offer_seats(intake_id=intake_id, terms=terms, at=at)
    for one in moved.lapsed:
        _tell(one, Kind.OFFER_LAPSED, at)
    for one in moved.offered:
        if one.intake.mode == DoorMode.FIRST_PAID:
            continue
        _tell(one, Kind.SEAT_OFFERED, at, until_at=one.offer_until_at, token=token(one))
    return moved


def _tell(one: Application, kind: Kind, at: datetime, **params: datetime | str | None) -> None:
    said = {name: value for name, value in params.items() if value is not None}
    title = one.intake.run.course.title
    inbox.send(resident=one.resident, kind=kind, at=at, title=title, **said)
