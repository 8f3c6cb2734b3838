"""A demo city's doors: one of each kind, open, full or about to open, and people plainly invented.

Each click goes through the flow that people use.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from naru.accounts import services as accounts
from naru.accounts.models import User
from naru.catalogue.models import Run
from naru.enrolments.enums import Channel, DoorMode, Tie
from naru.enrolments.models import Intake
from naru.enrolments.pack import draw_offer, review_limits
from naru.enrolments.rules.draw import seats_of
from naru.enrolments.rules.review import Criterion
from naru.enrolments.services import doors, draws, reviews
from naru.flows.enrol import enrol
from naru.payments.pack import payment_rules
from naru.residents.enums import ConsentKind, Means
from naru.residents.models import Resident
from naru.residents.queries import resident_of
from naru.residents.services import consents, people

DAY = timedelta(days=1)
OPENS = time(9)
NOT_BEFORE = 15 * DAY
"""A run has to start so much later for its door to be worth looking at."""
CHANNELS = (Channel.WEB, Channel.WEB, Channel.PHONE, Channel.DESK)
CRITERIA = (
    Criterion("가르칠 것", 10, "무엇을 누구에게 가르치려는지 뚜렷하면 10점"),
    Criterion("쓸 곳", 5, "가르칠 자리가 정해져 있으면 5점"),
)
ASKS = "무엇을 누구에게 가르치고 싶은지, 어디에서 가르칠지 적어 주세요."
WRITTEN = (
    "서른 해 동안 한 옷 수선을 주민센터 문화교실에서 이웃에게 가르치고 싶습니다.",
    "경로당에서 휴대전화로 사진 보내는 법을 가르치려 합니다. 이미 두 번 해 보았습니다.",
    "아이들에게 바둑을 가르치고 싶습니다. 아직 자리는 정하지 못했습니다.",
)


@dataclass(frozen=True)
class Door:
    """A sample door: seats, and days from today to its opening; so many people apply, the last of
    them the demo person of the key `who`.
    """

    capacity: int
    opens_in: int
    people: int = 0
    mode: DoorMode = DoorMode.FIRST_COME
    who: str = "resident"


DOORS = (
    Door(16, -7, 2),
    Door(2, -7, 4),
    Door(4, -5, 9, DoorMode.DRAW, "newcomer"),
    Door(2, -5, 4, DoorMode.REVIEW, "newcomer"),
    Door(3, -3, 5, DoorMode.FIRST_PAID, ""),
    Door(20, 1),
    Door(12, 2),
    Door(24, -1),
)


class DemoDoors:
    """Makes the doors once; `at` is now. Runs of the demo's own provider come first."""

    def __init__(self, *, at: datetime) -> None:
        self.at = at
        self.on = timezone.localdate(at)
        self.by = User.objects.get(email="provider@demo.example")

    def make(self) -> int:
        """How many doors are new: those of every kind of which there is none; a second time none.
        Doors of courses with lessons came with the city and do not count.

        A city without rules for a kind has no door of it.
        """
        taught = Intake.objects.filter(run__course__package=None)
        there = set(taught.order_by().values_list("mode", flat=True).distinct())
        left = list(self._runs())
        made = 0
        for door in DOORS:
            run = next((one for one in left if self._fits(one, door)), None)
            if door.mode in there or run is None:
                continue
            left.remove(run)
            self._fill(self._door(run, door), door)
            made += 1
        return made

    def _runs(self) -> Iterator[Run]:
        """Runs to come: the demo provider's, then other samples, one of each course."""
        first = timezone.localdate(self.at + NOT_BEFORE)
        coming = Run.objects.present().filter(
            course__is_sample=True, course__is_draft=False, starts_on__gte=first, intake=None
        )
        seen: set[int] = set()
        for rows in (coming.exclude(number=""), coming.filter(number="")):
            whole = rows.select_related("course__provider").order_by("starts_on", "pk")
            for run in whole[:200]:
                if run.course_id not in seen:
                    seen.add(run.course_id)
                    yield run

    def _fits(self, run: Run, door: Door) -> bool:
        if door.mode == DoorMode.DRAW:
            return draw_offer(self.on) is not None
        return door.mode != DoorMode.FIRST_PAID or self._hold_minutes(run) is not None

    def _hold_minutes(self, run: Run) -> int | None:
        """For how long a seat is held for its fee; None where none is paid here."""
        rules, provider = payment_rules(), run.course.provider
        works_here = provider is not None and provider.organisation_id is not None
        if rules is None or provider is None or not works_here or not run.fee_won:
            return None
        return rules.of(provider.name, on=self.on).hold_minutes

    def _door(self, run: Run, door: Door) -> Intake:
        zone = timezone.get_default_timezone()
        opens = datetime.combine(self.on + door.opens_in * DAY, OPENS, zone)
        starts = datetime.combine(run.starts_on or opens.date(), time(), zone)
        paid = door.mode == DoorMode.FIRST_PAID
        terms = doors.Terms(
            mode=door.mode,
            capacity=door.capacity,
            opens_at=opens,
            closes_at=starts - 3 * DAY,
            offers_until_at=starts - DAY,
            hold_minutes=self._hold_minutes(run) if paid else None,
        )
        made = doors.set_door(run_id=run.pk, terms=terms, by=self.by, at=opens - DAY)
        made.run = run
        if door.mode == DoorMode.DRAW:
            self._seal(made)
        if door.mode == DoorMode.REVIEW:
            self._publish(made)
        return made

    def _seal(self, intake: Intake) -> None:
        """By the city's rules, with the first of its reserved shares."""
        offer = draw_offer(self.on)
        if offer is None:
            raise ValueError("a city without rules for draws has no door that draws")
        shares = offer.shares[:1]
        plan = draws.Plan(
            shares=[(one.code, seats_of(one.percent, intake.capacity)) for one in shares],
            words=[(one.code, one.ko, one.en, one.percent) for one in shares],
            memory=offer.memory,
            reveal_hours=offer.reveal_hours,
            source_ko=offer.source_ko,
            source_en=offer.source_en,
            known_at=intake.closes_at + DAY,
        )
        draws.seal(intake_id=intake.pk, plan=plan, by=self.by, at=intake.opens_at - DAY)

    def _publish(self, intake: Intake) -> None:
        plan = reviews.Plan(
            asks=ASKS,
            criteria=CRITERIA,
            readers=1,
            tie=Tie.CRITERIA,
            decide_at=intake.closes_at + DAY,
            objection_days=review_limits(self.on).objection_days,
        )
        reviews.publish(intake_id=intake.pk, plan=plan, by=self.by, at=intake.opens_at - DAY)

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
                statement=WRITTEN[number % len(WRITTEN)],
            )

    def _people(self, intake: Intake, door: Door) -> Sequence[Resident]:
        """The demo person applies last, so that they see a seat here and a number there."""
        if not door.people:
            return []
        mine = None
        if door.who:
            mine = resident_of(User.objects.get(email=f"{door.who}@demo.example"))
        number = door.people - (mine is not None)
        others = [self._person(f"{intake.pk}-{each}") for each in range(1, number + 1)]
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
