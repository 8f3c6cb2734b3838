"""A school in three stages held by a provider, and people in it, for tests and for the walk."""

from datetime import datetime, timedelta

from naru.enrolments.enums import Came, DoorMode, State
from naru.enrolments.models import Application, Closing, Intake
from naru.enrolments.pack import attendance_terms
from naru.enrolments.services import attendance
from naru.flows.add_school_module import add_school_module
from naru.flows.close_term import close_term
from naru.flows.open_school_term import open_school_term
from naru.residents.models import Resident
from naru.schools.models import Module, Stage, Term
from naru.schools.pack import schools_on
from naru.schools.queries.terms import Whole, whole
from tests.catalogue.own import Staff
from tests.enrolments.factories import ApplicationFactory, IntakeFactory

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
RULE = "life-design-school"
TITLES = (("일 살롱", "건강 살롱", "취향 살롱"), ("계획 워크숍",), ("마을 실험실",))
STRANDS = ("work", "health", "taste")
STARTS = (3, 16, 30)
"""Days from now to the first meeting of each stage's modules; the second is a week later."""
SHARED_IN = 60


def door_of(staff: Staff, title: str, *days: datetime, number: str = "90", **more) -> Intake:
    """The door of a run that meets for two hours from each of the moments."""
    told = [
        {"starts_at": day.isoformat(), "ends_at": (day + 2 * HOUR).isoformat(), "mode": "FIELD"}
        for day in days
    ]
    run = staff.run(
        staff.course(publish=True, title=title, age_rule_known=False, age_from=None, age_to=None),
        number=number,
        starts_on=f"{days[0]:%Y-%m-%d}",
        last_on=f"{days[-1]:%Y-%m-%d}",
        sessions=told,
        fee_won=0,
        payer="NOBODY",
    )
    return IntakeFactory(run=run, **more)


def entrance(staff: Staff, *, at: datetime, **more) -> Intake:
    """A door by review that closed a while ago; people came in ten days ago."""
    times = {
        "opens_at": at - 40 * DAY,
        "closes_at": at - 20 * DAY,
        "offers_until_at": at - 12 * DAY,
    }
    told = {"mode": DoorMode.REVIEW, "policy": RULE, "capacity": 5, **times, **more}
    return door_of(staff, "가을 인생 학교", at - 10 * DAY, at + SHARED_IN * DAY, **told)


def held(staff: Staff, *, at: datetime, **more) -> Term:
    """The city's school in stages with modules in each: of the first stage they can be chosen now,
    of a later one once the one before is over.
    """
    school = schools_on(at.date())[RULE]
    door = entrance(staff, at=at, **more)
    term = open_school_term(school=school, entrance=door, membership=staff.membership, at=at)
    for stage, titles, starts in zip(stages(term), TITLES, STARTS, strict=True):
        for title, strand in zip(titles, STRANDS, strict=False):
            inner = module_door(staff, title, at=at, starts=starts)
            add_school_module(
                stage=stage,
                intake=inner,
                school=school,
                strand=strand,
                membership=staff.membership,
                at=at,
            )
    return term


def module_door(staff: Staff, title: str, *, at: datetime, starts: int) -> Intake:
    """A door open for five days until the day before the first meeting."""
    first = at + starts * DAY
    return door_of(
        staff,
        title,
        first,
        first + 7 * DAY,
        opens_at=first - 6 * DAY,
        closes_at=first - DAY,
        offers_until_at=first - DAY,
        capacity=4,
    )


def stages(term: Term) -> list[Stage]:
    """In their order."""
    return list(term.stages.order_by("number"))


def modules(term: Term, number: int) -> list[Module]:
    """Of a stage, in the order of `TITLES`."""
    return list(Module.objects.filter(stage__term=term, stage__number=number).order_by("pk"))


def let_in(term: Term, resident: Resident, *, at: datetime, no: int = 1) -> Application:
    """They have a place in the school."""
    return seat(term.entrance, resident, at=at, no=no)


def seat(door: Intake, resident: Resident, *, at: datetime, no: int = 1) -> Application:
    """They have a seat at the door."""
    told = {"state": State.SEATED, "state_at": at, "told_at": at}
    return ApplicationFactory(intake=door, resident=resident, no=no, **told)


def taught(staff: Staff, door: Intake, *, came: Came = Came.PRESENT) -> Closing:
    """Everybody with a seat came, or not, and the class is closed an hour after it was over."""
    sessions = list(door.run.sessions.order_by("starts_at"))
    terms = attendance_terms(sessions[0].starts_at.date())
    seated = door.applications.filter(state=State.SEATED).values_list("pk", flat=True)
    for session in sessions:
        attendance.mark(
            session_id=session.pk,
            marks=dict.fromkeys(seated, came),
            terms=terms,
            by=staff.user,
            at=session.ends_at,
        )
    over = sessions[-1].ends_at + HOUR
    return close_term(intake_id=door.pk, terms=terms, by=staff.user, at=over)


def read(term: Term) -> Whole:
    """With all its parts."""
    return whole([term])[0]
