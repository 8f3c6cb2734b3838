"""What calling a run off would do, and how far it has come."""

from dataclasses import dataclass

from django.db.models import Count, Q

from naru.enrolments.enums import State
from naru.enrolments.models import Application, CallOff, Claim, Intake


@dataclass(frozen=True)
class Standing:
    """People at a door by where they stand."""

    seated: int
    offered: int
    waiting: int
    unsettled: int

    @property
    def people(self) -> int:
        return self.seated + self.offered + self.waiting + self.unsettled


def standing_at(intake: Intake) -> Standing:
    """Whoever would be let go now."""
    counts = {
        name: Count("pk", filter=Q(state=state))
        for name, state in (
            ("seated", State.SEATED),
            ("offered", State.OFFERED),
            ("waiting", State.WAITING),
        )
    }
    found = Application.objects.filter(intake=intake).aggregate(**counts)
    return Standing(
        **found, unsettled=Claim.objects.filter(intake=intake, application=None).count()
    )


def call_off_of(intake: Intake) -> CallOff | None:
    """Why the run is not held, if it is not."""
    return CallOff.objects.filter(intake=intake).first()


def told_of(intake: Intake) -> tuple[int, int]:
    """How many people were let go, and how many of them have been told."""
    found = Application.objects.filter(intake=intake, state=State.CALLED_OFF)
    counted = found.aggregate(people=Count("pk"), told=Count("told_at"))
    return counted["people"], counted["told"]
