"""A demo city's school in stages: one term that takes applications now, plainly invented.

entrance course and its door by the city's rule -> the term -> modules of each stage, whose doors
open one stage after the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from naru.accounts.models import Membership, User
from naru.catalogue.enums import ApplyAt, Mode, Payer, Residence, RunStatus, Schedule
from naru.catalogue.queries.facts import Facts
from naru.catalogue.services.own import courses, runs
from naru.catalogue.services.own.holding import open_workspace
from naru.enrolments.enums import DoorMode, Tie
from naru.enrolments.models import Intake
from naru.enrolments.pack import draw_offer, review_limits
from naru.enrolments.rules.review import Criterion
from naru.enrolments.services import doors, draws, reviews
from naru.flows.add_school_module import add_school_module
from naru.flows.open_school_term import open_school_term
from naru.flows.set_door import ADMISSION
from naru.schools.models import Stage, Term
from naru.schools.pack import schools_on
from naru.schools.rules import School

DAY = timedelta(days=1)
SATURDAY = 6
BY = "provider@demo.example"
SEATS, IN_A_MODULE, MEETINGS = 30, 16, 5
APPLY_DAYS, DECIDE_DAYS, ENTER_DAYS = 21, 24, 28
"""From the opening of the door: when it closes, when the result is told, when people come in."""
STAGE_DAYS, CHOOSE_DAYS = 42, 8
"""A stage is five evenings, one a week, and a week in which the next one is chosen."""
CRITERIA = (
    Criterion("다니려는 까닭", 10, "지금 무엇을 바꾸고 싶은지 뚜렷하면 10점"),
    Criterion("나눌 것", 5, "함께 다니는 사람과 나눌 것이 있으면 5점"),
)
ASKS = "앞으로 열 해를 어떻게 살고 싶은지, 이 학교에서 무엇을 해 보고 싶은지 적어 주세요."
TITLES = (
    (
        ("다시 쓰는 나의 일 이력", "My working life, written anew"),
        ("손안의 인공지능과 친해지기", "Making friends with the AI in your hand"),
        ("동네에서 사람 사귀기", "Making friends in the neighbourhood"),
        ("쉰에 다시 만드는 몸", "Getting fit again at fifty"),
        ("좋아하는 것을 찾는 살롱", "Finding what you like"),
    ),
    (
        ("열 해 뒤의 하루 그리기", "Drawing a day ten years from now"),
        ("돈과 시간으로 짜는 계획표", "A plan in money and hours"),
    ),
    (
        ("작은 마을 사업 해 보기", "A small project in the neighbourhood"),
        ("배운 것으로 첫 수업 열기", "Teaching a first class of your own"),
    ),
)
"""By stage; a city with more stages begins again with the first."""


@dataclass(frozen=True)
class Plan:
    """A run to make: its title in both languages, and its days with their hours."""

    titles: tuple[str, str]
    days: Sequence[date]
    begins: time
    ends: time
    summary: tuple[str, str]


class DemoSchool:
    """Makes the term once; `at` is now, a week after its door opened."""

    def __init__(self, *, at: datetime) -> None:
        self.at = at
        self.opened_at = self._moment(timezone.localdate(at) - 7 * DAY, time(9))
        self.by = User.objects.get(email=BY)
        self.membership = Membership.objects.select_related("organisation").get(user=self.by)
        self.made = 0

    def make(self) -> int:
        """How many modules are new; a second time, and in a city without a school, none."""
        school = next(iter(schools_on(timezone.localdate(self.at)).values()), None)
        if school is None or Term.objects.exists():
            return 0
        if school.mode == DoorMode.DRAW and draw_offer(timezone.localdate(self.at)) is None:
            return 0
        enters = _saturday(timezone.localdate(self.opened_at) + ENTER_DAYS * DAY)
        shares = enters + (len(school.stages) * STAGE_DAYS) * DAY
        term = open_school_term(
            school=school,
            entrance=self._entrance(school, enters, shares),
            membership=self.membership,
            at=self.at,
        )
        for stage in term.stages.order_by("number"):
            self._fill(stage, school, enters + ((stage.number - 1) * STAGE_DAYS + 3) * DAY)
        return self.made

    def _entrance(self, school: School, enters: date, shares: date) -> Intake:
        """The door everybody comes in by, opened a week ago."""
        plan = Plan(
            titles=(f"{school.name_ko} 보기 학기", f"{school.name_en}: a sample term"),
            days=(enters, shares),
            begins=time(10),
            ends=time(12),
            summary=(
                "저녁과 주말에 다니며 살펴보고, 계획하고, 작은 일을 직접 해 봅니다.",
                "Evenings and weekends: look around, plan, and try a small project.",
            ),
        )
        terms = doors.Terms(
            mode=DoorMode(school.mode),
            capacity=SEATS,
            opens_at=self.opened_at,
            closes_at=self.opened_at + APPLY_DAYS * DAY,
            offers_until_at=self._moment(enters - DAY, time(18)),
            policy=school.policy,
        )
        door = self._door(plan, "S-0", terms, at=self.opened_at - DAY)
        self._publish(door)
        return door

    def _publish(self, door: Intake) -> None:
        """How places are given is public before anybody could apply."""
        decides, on = self.opened_at + DECIDE_DAYS * DAY, timezone.localdate(self.at)
        before, offer = self.opened_at - DAY, draw_offer(on)
        if door.mode == DoorMode.REVIEW:
            review = reviews.Plan(
                asks=ASKS,
                criteria=CRITERIA,
                readers=1,
                tie=Tie.CRITERIA,
                decide_at=decides,
                objection_days=review_limits(on).objection_days,
            )
            reviews.publish(intake_id=door.pk, plan=review, by=self.by, at=before)
        elif door.mode == DoorMode.DRAW and offer is not None:
            draw = draws.Plan(
                shares=[],
                words=[],
                memory=offer.memory,
                reveal_hours=offer.reveal_hours,
                source_ko=offer.source_ko,
                source_en=offer.source_en,
                known_at=decides,
            )
            draws.seal(intake_id=door.pk, plan=draw, by=self.by, at=before)

    def _fill(self, stage: Stage, school: School, first: date) -> None:
        """Modules of a stage, on one evening of the week each from the day on."""
        for number, titles in enumerate(TITLES[(stage.number - 1) % len(TITLES)]):
            begins = first + number % 5 * DAY
            plan = Plan(
                titles=titles,
                days=[begins + week * 7 * DAY for week in range(MEETINGS)],
                begins=time(19),
                ends=time(21),
                summary=(stage.about_ko, stage.about_en),
            )
            closes = self._moment(first - DAY, time(18))
            terms = doors.Terms(
                mode=DoorMode.FIRST_COME,
                capacity=IN_A_MODULE,
                opens_at=self._moment(first - CHOOSE_DAYS * DAY, time(9)),
                closes_at=closes,
                offers_until_at=closes,
            )
            place = f"S-{stage.number}{number + 1}"
            door = self._door(plan, place, terms, at=self.at, status=RunStatus.CLOSED)
            strand = school.strands[number % len(school.strands)].code if school.strands else ""
            add_school_module(
                stage=stage,
                intake=door,
                school=school,
                strand=strand,
                membership=self.membership,
                at=self.at,
            )
            self.made += 1

    def _door(
        self,
        plan: Plan,
        number: str,
        terms: doors.Terms,
        *,
        at: datetime,
        status: RunStatus = RunStatus.UNKNOWN,
    ) -> Intake:
        """A course with its run, and the door; the run says from the first what its door says, so
        that it is told to search once.
        """
        provider = open_workspace(organisation=self.membership.organisation, by=self.by, at=self.at)
        course = courses.make_course(
            provider_id=provider.pk,
            told=_course(plan),
            number=number,
            is_sample=True,
            by=self.by,
            at=self.at,
        )
        told = {**self._told(plan), **_said(terms), "status": status.value}
        run = runs.make_run(
            course_id=course.pk, number="1", told=told, publish=True, by=self.by, at=self.at
        )
        courses.publish_course(course_id=course.pk, by=self.by, at=self.at)
        door = doors.set_door(run_id=run.pk, terms=terms, by=self.by, at=at)
        return Intake.objects.select_related("run__course").get(pk=door.pk)

    def _told(self, plan: Plan) -> Facts:
        return {
            "label": "1회차",
            "schedule": Schedule.DATED.value,
            "starts_on": plan.days[0].isoformat(),
            "last_on": plan.days[-1].isoformat(),
            "weekdays": [plan.days[0].isoweekday()],
            "daily_from": plan.begins.isoformat(),
            "daily_to": plan.ends.isoformat(),
            "payer": Payer.NOBODY.value,
            "fee_won": 0,
            "place_words": "가상 교육원 3층 열린방",
            "access_words": "승강기 있음",
            "contact_phone": "02-0000-0000",
            "sessions": [
                {
                    "starts_at": self._moment(day, plan.begins).isoformat(),
                    "ends_at": self._moment(day, plan.ends).isoformat(),
                    "mode": Mode.FIELD.value,
                }
                for day in plan.days
            ],
        }

    def _moment(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, timezone.get_default_timezone())


def _said(terms: doors.Terms) -> Facts:
    """What a run says of its door."""
    return {
        "apply_from_at": terms.opens_at.isoformat(),
        "apply_until_at": terms.closes_at.isoformat(),
        "capacity": terms.capacity,
        "admission": ADMISSION[terms.mode].value,
        "apply_at": ApplyAt.HERE.value,
    }


def _course(plan: Plan) -> Facts:
    return {
        "title": plan.titles[0],
        "title_en": plan.titles[1],
        "summary": plan.summary[0],
        "summary_en": plan.summary[1],
        "language": "ko",
        "mode": Mode.FIELD.value,
        "hours": f"{2 * len(plan.days)}.0",
        "residence": Residence.UNKNOWN.value,
    }


def _saturday(day: date) -> date:
    """The day, or the Saturday after it."""
    return day + (SATURDAY - day.isoweekday()) % 7 * DAY
