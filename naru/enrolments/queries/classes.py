"""A run's class as its provider works with it: who sits in it, how many wait."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from naru.enrolments.enums import State
from naru.enrolments.models import Application, Claim, Intake


@dataclass(frozen=True)
class Head:
    """How full a class is. Seats offered to somebody are neither free nor taken."""

    seats: int
    seated: int
    offered: int
    waiting: int
    unsettled: int

    @property
    def free(self) -> int:
        return max(0, self.seats - self.seated - self.offered)

    @property
    def people(self) -> int:
        """Everybody who stands at the door, with a number or without."""
        return self.seated + self.offered + self.waiting + self.unsettled


def head_of(intake: Intake) -> Head:
    """The counts of one class. Two queries."""
    counted = Application.objects.filter(intake=intake).live().values_list("state")
    number = dict(counted.annotate(n=Count("pk")))
    return Head(
        seats=intake.capacity,
        seated=number.get(State.SEATED, 0),
        offered=number.get(State.OFFERED, 0),
        waiting=number.get(State.WAITING, 0),
        unsettled=Claim.objects.filter(intake=intake, application=None).count(),
    )


def seated_in(intake_id: int) -> QuerySet[Application]:
    """Whoever holds a seat, by its number, with person and click at hand."""
    seated = Application.objects.filter(intake=intake_id, state=State.SEATED)
    return seated.select_related("resident", "claim").order_by("seat_no")


def audience(intake_id: int, states: Iterable[State]) -> list[int]:
    """Applications (ids) in one of the states, in the order of seats and then of numbers."""
    found = Application.objects.filter(intake=intake_id, state__in=list(states))
    return list(found.order_by("seat_no", "wait_no", "pk").values_list("pk", flat=True))
