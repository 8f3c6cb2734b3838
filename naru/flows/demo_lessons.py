"""A demo city's first resident has a seat in an online course, to begin it and look around."""

from datetime import datetime

from naru.accounts.models import User
from naru.enrolments.models import Claim, Intake
from naru.flows.demo_seats import DemoSeats
from naru.flows.enrol import enrol
from naru.residents.queries import resident_of

WHO = "resident@demo.example"


class DemoLessons:
    """Applies once, as people do; `at` is now. A city without lessons has nothing to apply for."""

    def __init__(self, *, at: datetime) -> None:
        self.at = at
        self.by = User.objects.get(email=WHO)

    def make(self) -> int:
        """How many seats are new; a second time none."""
        resident = resident_of(self.by)
        door = self._door()
        if resident is None or door is None:
            return 0
        if Claim.objects.filter(intake=door, resident=resident).exists():
            return 0
        enrol(intake=door, resident=resident, by=self.by, at=self.at)
        DemoSeats(door).give(at=self.at)
        return 1

    def _door(self) -> Intake | None:
        """That of the course with the lowest number."""
        taught = Intake.objects.filter(run__course__package__isnull=False, opens_at__lte=self.at)
        whole = taught.select_related("run__course__provider")
        return whole.order_by("run__course__number", "pk").first()
