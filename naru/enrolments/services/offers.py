"""Seats that came free go to whoever waits, in the order of the list, for a while each.

A door's seats are given out by one transaction at a time: the same named lock as for numbering.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from naru.audit import services as audit
from naru.core import jobs
from naru.core.locks import locked
from naru.enrolments.enums import WITH_SEAT, DoorMode, State
from naru.enrolments.models import Application, Ground, Intake
from naru.enrolments.queries import waiting
from naru.enrolments.rules.offers import Terms, offer_end
from naru.enrolments.services import holds, settling

GIVEN = ("state", "state_at", "seat_no", "offered_at", "offer_until_at", "told_at")
WHOLE = ("claim", "resident", "intake__run__course")


@dataclass(frozen=True)
class Moved:
    """Whose offer ran out, and who got one."""

    lapsed: list[Application]
    offered: list[Application]


@transaction.atomic(savepoint=False)
def offer_seats(*, intake_id: int, terms: Terms, at: datetime) -> Moved:
    """Let offers run out that nobody answered, then offer every free seat to whoever is next.

    Run twice, it does nothing the second time. In quiet hours and after the last moment nothing
    is offered; the seats then stay free. At a door by payment a seat is held, until the bank says
    that nobody paid; the job that follows seats up then asks for the fee.
    """
    settling.hold(intake_id)
    intake = Intake.objects.select_related("run").get(pk=intake_id)
    lapsed = [one for pk in _run_out(intake, at) if (one := _lapse(pk, at=at)) is not None]
    last = waiting.last_offers(intake, terms=terms)
    until = offer_end(at=at, last=last, terms=holds.lasting(intake, terms))
    offered = _offer(intake, until=until, at=at) if until else []
    if offered and intake.mode == DoorMode.FIRST_PAID:
        jobs.defer("enrolments.follow", intake_id=intake_id)
    return Moved(lapsed, offered)


def _run_out(intake: Intake, at: datetime) -> list[int]:
    if intake.mode == DoorMode.FIRST_PAID:
        return []
    over = Application.objects.filter(intake=intake, state=State.OFFERED, offer_until_at__lte=at)
    return list(over.order_by("pk").values_list("pk", flat=True))


def _lapse(pk: int, *, at: datetime) -> Application | None:
    """The offer run out; None if it was answered just now."""
    one = locked(Application.objects.select_related(*WHOLE), pk=pk)
    if one.state != State.OFFERED:
        return None
    one.state, one.state_at, one.seat_no = State.LAPSED, at, None
    one.save(update_fields=["state", "state_at", "seat_no"])
    Ground.objects.filter(claim=one.claim_id).delete()
    _record(one, "enrolment.lapsed", at)
    return one


def _offer(intake: Intake, *, until: datetime, at: datetime) -> list[Application]:
    held = Application.objects.filter(intake=intake, state__in=WITH_SEAT)
    taken = set(held.values_list("seat_no", flat=True))
    free = [seat for seat in range(1, intake.capacity + 1) if seat not in taken]
    given: list[Application] = []
    if not free:
        return given
    queue = list(Application.objects.filter(intake=intake).in_order().values_list("pk", flat=True))
    for pk in queue:
        if len(given) == len(free):
            break
        one = locked(Application.objects.select_related(*WHOLE), pk=pk)
        if one.state != State.WAITING:
            continue
        one.state, one.state_at, one.seat_no = State.OFFERED, at, free[len(given)]
        one.offered_at, one.offer_until_at = at, until
        if intake.mode == DoorMode.FIRST_PAID:
            one.told_at = None
        one.save(update_fields=GIVEN)
        _record(one, "enrolment.offered", at)
        given.append(one)
    return given


def _record(one: Application, action: str, at: datetime) -> None:
    until = one.offer_until_at.isoformat() if one.offer_until_at else None
    subject = ("enrolment", one.claim.public_id)
    audit.record(actor=None, action=action, subject=subject, at=at, until=until)
