"""A demo city's doors: one open, one full, one about to open, and people plainly invented there.

Each click goes through the flow that people use.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from naru.accounts import services as accounts
from naru.accounts.models import User
from naru.catalogue.models import Run
from naru.enrolments.enums import Channel, DoorMode
from naru.enrolments.models import Intake
from naru.enrolments.services import doors
from naru.flows.enrol import enrol
from naru.residents.enums import ConsentKind, Means
from naru.residents.models import Resident
from naru.residents.queries import resident_of
from naru.residents.services import consents, people

DAY = timedelta(days=1)
OPENS = time(9)
NOT_BEFORE = 15 * DAY
"""A run has to start so much later for its door to be worth looking at."""
CHANNELS = (Channel.WEB, Channel.WEB, Channel.PHONE, Channel.DESK)


@dataclass(frozen=True)
class Door:
    """A sample door: seats, and days from today to its opening; so many people apply."""

    capacity: int
    opens_in: int
    people: int = 0


DOORS = (Door(16, -7, 2), Door(2, -7, 4), Door(20, 1), Door(12, 2), Door(24, -1))


class DemoDoors:
    """Makes the doors once; `at` is now. Runs of the demo's own provider come first."""

    def __init__(self, *, at: datetime) -> None:
        self.at = at
        self.by = User.objects.get(email="provider@demo.example")

    def make(self) -> int:
        """How many doors are new; a second time none."""
        if Intake.objects.exists():
            return 0
        made = [self._door(run, door) for run, door in zip(self._runs(), DOORS, strict=False)]
        for intake, door in zip(made, DOORS, strict=False):
            self._fill(intake, door)
        return len(made)

    def _runs(self) -> Iterator[Run]:
        """Runs to come: the demo provider's, then other samples, one of each course."""
        first = timezone.localdate(self.at + NOT_BEFORE)
        coming = Run.objects.present().filter(
            course__is_sample=True, course__is_draft=False, starts_on__gte=first
        )
        seen: set[int] = set()
        for rows in (coming.exclude(number=""), coming.filter(number="")):
            for run in rows.select_related("course").order_by("starts_on", "pk")[:200]:
                if run.course_id not in seen:
                    seen.add(run.course_id)
                    yield run

    def _door(self, run: Run, door: Door) -> Intake:
        zone = timezone.get_default_timezone()
        opens = datetime.combine(timezone.localdate(self.at) + door.opens_in * DAY, OPENS, zone)
        starts = datetime.combine(run.starts_on or opens.date(), time(), zone)
        terms = doors.Terms(
            mode=DoorMode.FIRST_COME,
            capacity=door.capacity,
            opens_at=opens,
            closes_at=starts - 3 * DAY,
            offers_until_at=starts - DAY,
        )
        made = doors.set_door(run_id=run.pk, terms=terms, by=self.by, at=opens - DAY)
        made.run = run
        return made

    def _fill(self, intake: Intake, door: Door) -> None:
        for number, who in enumerate(self._people(intake, door)):
            channel = CHANNELS[number % len(CHANNELS)]
            if who.user is None:
                raise ValueError("demo applicants have an account")
            enrol(
                intake=intake,
                resident=who,
                by=who.user,
                at=self.at - DAY + timedelta(minutes=number),
                channel=channel,
            )

    def _people(self, intake: Intake, door: Door) -> Sequence[Resident]:
        """The first demo resident applies last, so that they see a seat here and a number there."""
        if not door.people:
            return []
        others = [self._person(f"{intake.pk}-{number}") for number in range(1, door.people)]
        mine = resident_of(User.objects.get(email="resident@demo.example"))
        return [*others, mine] if mine else others

    def _person(self, key: str) -> Resident:
        """Somebody invented, who cannot log in."""
        name = f"가상 수강생 {key}"
        user = accounts.create_account(email=f"door-{key}@demo.example", name=name)
        resident = people.register(user=user, by=user, at=self.at, name=name)
        consents.give(
            resident_id=resident.pk,
            kind=ConsentKind.SERVICE,
            means=Means.ONLINE,
            by=user,
            at=self.at,
        )
        return resident
