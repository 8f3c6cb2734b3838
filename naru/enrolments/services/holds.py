"""A door by payment: a seat is held for a while for whoever is next, and is theirs once paid.

While it is held its application is OFFERED; the fee's charge says until when. That the fee has come
is known above (`naru/payments`); here it only makes the seat the person's own.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from naru.audit import services as audit
from naru.core import jobs
from naru.core.locks import locked
from naru.enrolments.enums import DoorMode, State
from naru.enrolments.models import Application, Intake
from naru.enrolments.rules.offers import Terms

LATE = timedelta(minutes=1)
"""Whoever is told where to pay later than this after the seat was held gets the time back."""


def lasting(intake: Intake, terms: Terms) -> Terms:
    """For how long a seat that came free is offered at the door: by payment for the hold, but
    never for less than the least time by day that the city gives anybody to answer.
    """
    if intake.mode != DoorMode.FIRST_PAID or intake.hold_minutes is None:
        return terms
    return replace(terms, lasts=max(timedelta(minutes=intake.hold_minutes), terms.least))


@transaction.atomic(savepoint=False)
def begin(*, application: Application, at: datetime) -> None:
    """The person is told now: what was lost of the time since the seat was held is added.

    The row is held by the caller.
    """
    one = application
    if one.offered_at is not None and one.offer_until_at is not None:
        lost = at - one.offered_at
        if lost > LATE:
            one.offer_until_at += lost
            one.save(update_fields=["offer_until_at"])


@transaction.atomic(savepoint=False)
def seat(*, application_id: int, at: datetime) -> bool:
    """The fee has come, or there is none to pay: the held seat is theirs, and is followed up anew.

    False if no seat is held for them, or no more.
    """
    one = locked(Application.objects.select_related("claim", "intake"), pk=application_id)
    if one.state != State.OFFERED or one.intake.mode != DoorMode.FIRST_PAID:
        return False
    one.state, one.state_at, one.told_at = State.SEATED, at, None
    one.save(update_fields=["state", "state_at", "told_at"])
    audit.record(
        actor=None,
        action="enrolment.held_paid",
        subject=("enrolment", one.claim.public_id),
        at=at,
    )
    jobs.defer("enrolments.follow", intake_id=one.intake_id)
    return True
