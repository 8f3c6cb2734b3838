"""Reading charges: which are over, what would come back, whose waivers are used."""

from datetime import date, datetime

from django.db import connection
from django.db.models import (
    DateTimeField,
    DurationField,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    Value,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils import timezone

from naru.core.ready import Ready
from naru.enrolments.enums import DoorMode, State
from naru.enrolments.queries.mine import days_of
from naru.payments.enums import SETTLED, STANDING, UNDER_WAY, ChargeState, Why
from naru.payments.models import BankFile, CardOrder, Charge
from naru.payments.rules.refunds import Back, Whose, back
from naru.residents.models import Resident

EARLY = Func(
    Cast(KT("rules__warn_hours"), IntegerField()),
    template="make_interval(hours => %(expressions)s)",
    output_field=DurationField(),
)
"""So long before its end the payer of a charge is reminded: by the rules of its day."""

OLDEST = """
SELECT serial FROM (
    SELECT serial, max(state_at) AS ended, bool_or(state = 'OPEN') AS in_use
    FROM payments_charge WHERE provider_id = %s AND serial <= %s GROUP BY serial
) series WHERE NOT in_use ORDER BY ended, serial LIMIT 1"""

OPEN_OF = Ready(
    lambda resident: (
        Charge.objects.filter(claim__resident=resident, state=ChargeState.OPEN)
        .select_related("waiver_ask")
        .order_by("due_at", "pk")
    ),
    int,
)


def charge_of_claim(claim_id: int) -> Charge | None:
    """The latest charge of a click, with its payment at hand."""
    whole = ("payment", "provider", "waiver_ask")
    found = Charge.objects.filter(claim_id=claim_id).select_related(*whole)
    return found.order_by("-pk").first()


def books_known_until(provider_id: int) -> datetime | None:
    """Up to when the provider's bank files are complete; None before the first."""
    files = BankFile.objects.filter(provider_id=provider_id).order_by("-until_at")
    return files.values_list("until_at", flat=True).first()


def awaits_paper(charge: Charge, *, at: datetime) -> bool:
    """Whether the place is held without paying: a paper may still be shown, or was and waits for
    the provider's answer.
    """
    asked = getattr(charge, "waiver_ask", None)
    if charge.state != ChargeState.OPEN or asked is None or asked.refused_at is not None:
        return False
    return asked.seen_at is not None or at < asked.until_at


def is_over(charge: Charge, *, at: datetime) -> bool:
    """Whether it is certain that nobody paid in time.

    The bank's file tells of the due time and nobody pays by card just now, or the time that either
    may take to be told is over too. Nobody has to pay while a paper that waives it is awaited.
    """
    if at < charge.due_at or awaits_paper(charge, at=at):
        return False
    if at >= charge.books_at:
        return True
    if CardOrder.objects.filter(charge=charge, state__in=UNDER_WAY).exists():
        return False
    known = books_known_until(charge.provider_id)
    return known is not None and known >= charge.due_at


def past_due(*, at: datetime) -> list[int]:
    """Open charges (ids) whose time is over, oldest first."""
    due = Charge.objects.filter(state=ChargeState.OPEN, due_at__lte=at).order_by("due_at", "pk")
    return list(due.values_list("pk", flat=True))


def to_warn(*, at: datetime) -> list[int]:
    """Open charges (ids) whose payers are reminded now: where there was twice the time to pay."""
    asked = Charge.objects.filter(state=ChargeState.OPEN, warned_at=None, due_at__gt=at)
    now = Value(at, output_field=DateTimeField())
    begins = ExpressionWrapper(F("due_at") - F("early"), output_field=DateTimeField())
    soon = asked.annotate(early=EARLY, begins=begins).filter(begins__lte=now)
    told = soon.order_by("due_at", "pk").values_list("pk", "due_at", "made_at", "early")
    return [pk for pk, due_at, made_at, early in told if due_at - made_at >= 2 * early]


def settled_holds() -> list[int]:
    """Settled charges (ids) whose place is still only held: their job was lost."""
    held = Charge.objects.filter(
        state__in=SETTLED,
        claim__application__state=State.OFFERED,
        claim__intake__mode=DoorMode.FIRST_PAID,
    )
    return list(held.order_by("pk").values_list("pk", flat=True))


def comes_back(charge: Charge, *, whose: Whose, on: date) -> Back:
    """What ending a paid place on the day would give back, of what completing left of it."""
    given = _given_for_completion(charge)
    return back(
        paid_won=charge.won - given,
        materials_won=min(charge.materials_won, charge.won - given),
        bands=charge.bands,
        by_month=charge.rules["by_month"],
        sessions=days_of(charge.claim.intake.run) or charge.sessions,
        planned=charge.sessions,
        on=on,
        whose=whose,
    )


def for_completion(charge: Charge) -> int:
    """Won that completing gives back: never of the materials."""
    percent = int(charge.rules.get("completion_percent", 0))
    return (charge.won - charge.materials_won) * percent // 100


def _given_for_completion(charge: Charge) -> int:
    if not for_completion(charge):
        return 0
    given = charge.refunds.filter(why=Why.COMPLETED).values_list("won", flat=True)
    return given.first() or 0


def waivers_used(*, resident_id: int, provider_id: int, on: date) -> int:
    """How many waivers the person has had in the day's year at the provider and not given up."""
    begins = timezone.make_aware(datetime(on.year, 1, 1))  # noqa: DTZ001 - made aware
    ends = timezone.make_aware(datetime(on.year + 1, 1, 1))  # noqa: DTZ001 - made aware
    return Charge.objects.filter(
        claim__resident_id=resident_id,
        provider_id=provider_id,
        state=ChargeState.WAIVED,
        state_at__gte=begins,
        state_at__lt=ends,
    ).count()


def longest_free_serial(*, provider_id: int, numbers: int) -> int | None:
    """Of a series all used before, the number that nobody pays into for the longest time."""
    with connection.cursor() as cursor:
        cursor.execute(OLDEST, [provider_id, numbers])
        found = cursor.fetchone()
    return int(found[0]) if found else None


def standing_claims(*, resident_id: int) -> list[int]:
    """Clicks (ids) of the person's whose charge stands, in order."""
    mine = Charge.objects.filter(claim__resident_id=resident_id, state__in=STANDING)
    return list(mine.order_by("pk").values_list("claim_id", flat=True))


def open_of(resident: Resident) -> list[Charge]:
    """What the person still has to pay, the first to be due first."""
    return OPEN_OF(resident.pk)
