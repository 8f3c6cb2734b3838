"""A person's own enrolments, settled or not, and how they fit together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from naru.catalogue.models import Run, Session
from naru.catalogue.queries.sessions import with_sessions
from naru.core.ready import Ready
from naru.enrolments.enums import BY_CLICK, LIVE, DoorMode, State
from naru.enrolments.models import Application, Claim, Intake
from naru.enrolments.queries.crowds import numbers_of
from naru.enrolments.rules.meetings import Meeting, Timetable, first_clash, meetings_of
from naru.residents.models import Resident

ORDER = {State.OFFERED: 0, State.SEATED: 2, State.WAITING: 3}
UNSETTLED, ENDED = 1, 4
GAVE_UP = (State.CANCELLED, State.LAPSED, State.CALLED_OFF)


def _ended(resident_id: int) -> QuerySet[Application]:
    return Application.objects.filter(resident=resident_id).exclude(state__in=LIVE)


def _whole(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    return claims.order_by("-pk").select_related(
        "application", "resident", "intake__run__course__provider", "intake__run__place"
    )


STANDING = Ready(
    lambda resident: (
        Claim.objects.filter(resident=resident)
        .exclude(pk__in=_ended(resident).values("claim"))
        .values_list("pk")
    ),
    int,
)
"""Clicks (ids) of the person of which something may still come."""
THESE = Ready(lambda claims: _whole(Claim.objects.filter(pk__in=claims)), list)
DOORS = Ready(lambda runs: Intake.objects.filter(run__in=runs).values_list("pk"), list)
AT_DOORS = Ready(
    lambda resident, doors: Claim.objects.filter(resident=resident, intake__in=doors).values_list(
        "pk"
    ),
    int,
    list,
)

CLICKS = """
SELECT (SELECT count(*) FROM enrolments_claim c JOIN enrolments_application a ON a.claim_id = c.id
        WHERE c.resident_id = %(resident)s AND c.intake_id = %(intake)s),
    (SELECT coalesce(max(c.earlier) + 1, 0) FROM enrolments_claim c
     WHERE c.resident_id = %(resident)s)"""
"""Each by its index: who stood at thousands of doors has not all of them counted."""


def _seats(resident_id: int, day: date, since: datetime) -> QuerySet[Application, Any]:
    """Looked for door by door: joined, the runs and meetings of all doors would be read for whoever
    stood at many.
    """
    had = Q(wait_no=None) | Q(offered_at__isnull=False)
    seats = Q(state=State.SEATED) | Q(had, state__in=GAVE_UP)
    goes_on = Q(run__last_on__gte=day) | Q(run__last_on=None, run__starts_on__gte=day)
    meets = Exists(Session.objects.filter(run=OuterRef("run"), ends_at__gt=since))
    doors = Intake.objects.filter(goes_on | meets, pk=OuterRef("intake"))
    mine: Any = Application.objects.filter(seats, resident=resident_id)
    found: QuerySet[Application, Any] = mine.annotate(door=Subquery(doors.values("pk")[:1])).filter(
        door__isnull=False
    )
    return found.values_list("claim")


SEATS = Ready(_seats, int, date, datetime)
"""Seats (clicks) that the person has or had, at runs that go on that day or meet after then."""


@dataclass(frozen=True)
class Mine:
    """One enrolment: the click, and what became of it if that is settled. `number` is the one it
    waits with since the door's crowd got its numbers, while no application is made of it.
    """

    claim: Claim
    application: Application | None
    number: int | None = None

    @property
    def intake(self) -> Intake:
        return self.claim.intake

    @property
    def run(self) -> Run:
        return self.claim.intake.run

    @property
    def state(self) -> State | None:
        """None while no number is given."""
        return State(self.application.state) if self.application else None

    @property
    def is_live(self) -> bool:
        """Whether something may still come of it."""
        return self.state is None or self.state in LIVE

    @property
    def is_held(self) -> bool:
        """Whether the seat is held for the person until they have paid."""
        return self.state == State.OFFERED and self.intake.mode == DoorMode.FIRST_PAID

    @property
    def numbers_soon(self) -> bool:
        """Whether the number comes within a moment and not after a draw or a review."""
        return self.state is None and self.number is None and self.intake.mode in BY_CLICK


@dataclass(frozen=True)
class Clash:
    """Another enrolment of the person that meets at the same time, and when first."""

    other: Mine
    meeting: Meeting


def enrolments_at(resident: Resident, runs: Iterable[int]) -> list[Mine]:
    """The person's at these runs, first what asks for an answer, ended ones last. Five queries: who
    stood at thousands of doors has not all of them joined with their runs and courses.
    """
    doors = [door for (door,) in DOORS(set(runs))]
    claims = [claim for (claim,) in AT_DOORS(resident.pk, doors)]
    return sorted(_mine(_met(THESE(claims))), key=_place)


def seats_of(resident: Resident, *, since: datetime) -> list[Mine]:
    """Seats the person has or had, at runs that may meet after that time. Three queries: which
    seats these are is asked first, so that runs of all doors one stood at are not gone through.

    What is or was only waited for, or is offered, is no seat yet.
    """
    seats = SEATS(resident.pk, timezone.localdate(since), since)
    return read(claim for (claim,) in seats)[::-1]


def live_of(resident: Resident) -> list[Mine]:
    """Those of which something may still come, in the order of `enrolments_at`. Three queries:
    which they are is asked first, so that doors and courses of ended ones are not gone through.
    """
    return live_and(resident)[0]


def live_and(resident: Resident, ended: Iterable[int] = ()) -> tuple[list[Mine], list[Mine]]:
    """The same and these ended ones (clicks), the latest first. Three queries for both."""
    live = {pk for (pk,) in STANDING(resident.pk)}
    found = read([*live, *ended])
    standing = sorted((one for one in found if one.claim.pk in live), key=_place)
    return standing, [one for one in found if one.claim.pk not in live]


def ended_of(resident: Resident) -> QuerySet[Application, int]:
    """Clicks (ids) of the person of which nothing more may come, the latest first, for `read`."""
    return _ended(resident.pk).order_by("-claim").values_list("claim", flat=True)


def read(claims: Iterable[int]) -> list[Mine]:
    """The enrolments with these clicks (ids), the latest first. Two queries."""
    return _mine(_met(THESE(list(claims))))


def enrolment_of(resident: Resident, public_id: UUID) -> Mine | None:
    """One of the person's own, by its number. Three queries: whose number it is is asked first, so
    that all the person's others are gone through only for a click that waits for its settling.
    """
    became = Application.objects.filter(public_id=public_id).values_list("claim", flat=True)
    waits = Claim.objects.filter(resident=resident, public_id=public_id)
    named = became.first() or waits.values_list("pk", flat=True).first()
    found = read([named]) if named else []
    return next((one for one in found if one.claim.resident_id == resident.pk), None)


def seats_among(claim_ids: Iterable[int]) -> dict[int, UUID]:
    """Of these clicks (ids) those of which something may still come, with what they are called."""
    live = Claim.objects.filter(pk__in=list(claim_ids), application__state__in=LIVE)
    return dict(live.values_list("pk", "public_id"))


def clashes(resident: Resident, run: Run) -> list[Clash]:
    """Live enrolments of the person at other runs that meet when this one meets."""
    asked = meetings(run)
    others = [one for one in live_of(resident) if one.run.pk != run.pk]
    met = [(one, first_clash(asked, meetings(one.run))) for one in others]
    return [Clash(one, meeting) for one, meeting in met if meeting is not None]


def meetings(run: Run) -> list[Meeting]:
    """When the run meets. Sessions are asked for once if not at hand."""
    listed = [(one.starts_at, one.ends_at) for one in run.sessions.all()]
    zone = timezone.get_default_timezone()
    table = Timetable(run.starts_on, run.last_on, run.weekdays, run.daily_from, run.daily_to, zone)
    return meetings_of(listed, table)


def days_of(run: Run) -> list[date]:
    """The days on which the run meets, as it stands: without what was cancelled."""
    return sorted({timezone.localdate(begins) for begins, _ends in meetings(run)})


def clicks_of(intake: Intake, resident: Resident) -> tuple[int, int]:
    """The turn of the person's next click here, which is how many of their applications here have
    been settled; and how many clicks they have made, at all doors.
    """
    with connection.cursor() as cursor:
        cursor.execute(CLICKS, {"intake": intake.pk, "resident": resident.pk})
        turn, earlier = cursor.fetchone()
    return turn, earlier


def _met(claims: list[Claim]) -> list[Claim]:
    with_sessions(one.intake.run for one in claims)
    return claims


def mine_of(claim: Claim, number: int | None = None) -> Mine:
    """The click with what became of it."""
    return Mine(claim, getattr(claim, "application", None), number)


def _mine(claims: Iterable[Claim]) -> list[Mine]:
    """The same for several; of those without application the crowd's numbers are asked for once."""
    found = list(claims)
    bare = [one.pk for one in found if one.intake.mode in BY_CLICK and _is_bare(one)]
    numbers = numbers_of(bare) if bare else {}
    return [mine_of(one, numbers.get(one.pk)) for one in found]


def _is_bare(claim: Claim) -> bool:
    return getattr(claim, "application", None) is None


def _place(one: Mine) -> int:
    return UNSETTLED if one.state is None else ORDER.get(one.state, ENDED)
