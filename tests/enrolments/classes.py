"""A class in the middle of its term, for tests and for the walk through the pages."""

from datetime import timedelta

from naru.catalogue.models import Course, Run, Session
from naru.enrolments.enums import Came, State
from naru.enrolments.models import Application, Intake
from naru.enrolments.pack import attendance_terms
from naru.enrolments.services import attendance, closing
from tests.catalogue.own import Staff
from tests.enrolments.factories import ApplicationFactory, IntakeFactory

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NAMES = ("김하나", "이두리", "박세나")


def class_of(
    staff: Staff, course: Course | None = None, *, at, number="77", names=NAMES, first=None
) -> Intake:
    """A run that met a week ago, meets now (since 10 minutes), and meets in a week; by seat the
    people of `names`, the first of whom is `first` if given, and two who wait.
    """
    course = course or staff.course(publish=True)
    days = (at - 7 * DAY, at, at + 7 * DAY)
    told = [
        {
            "starts_at": (day - HOUR / 6).isoformat(),
            "ends_at": (day + 2 * HOUR).isoformat(),
            "mode": "FIELD",
            "place_words": "",
            "topic": "",
        }
        for day in days
    ]
    run = staff.run(
        course,
        number=number,
        starts_on=f"{days[0]:%Y-%m-%d}",
        last_on=f"{days[-1]:%Y-%m-%d}",
        sessions=told,
    )
    door = IntakeFactory(
        run=run,
        capacity=max(1, len(names)),
        opens_at=at - 30 * DAY,
        closes_at=at - 20 * DAY,
        offers_until_at=at - 10 * DAY,
        made_at=at - 31 * DAY,
        changed_at=at - 31 * DAY,
    )
    for no, name in enumerate(names, 1):
        known = {"resident": first} if first and no == 1 else {}
        seat_in(door, no=no, name=name, at=at, **known)
    for no in (1, 2):
        ApplicationFactory(intake=door, no=no, state_at=at, told_at=at)
    return door


def seat_in(door: Intake, *, no: int, at, name: str = "", **more) -> Application:
    """Somebody who has held a seat since the door opened."""
    return ApplicationFactory(
        intake=door,
        no=no,
        state=State.SEATED,
        state_at=at - 29 * DAY,
        told_at=at - 29 * DAY,
        **(more or {"resident__name": name}),
    )


def meetings(run: Run) -> list[Session]:
    """In their order."""
    return list(run.sessions.order_by("starts_at"))


def closed(staff: Staff, course: Course | None = None, *, at, number="70") -> Intake:
    """A class of long ago, judged: of three meetings the first person came to all, the second came
    late to two, the third came to one.
    """
    door = class_of(staff, course, at=at - 30 * DAY, number=number)
    terms = attendance_terms(at.date())
    came = (
        (Came.PRESENT, Came.PRESENT, Came.PRESENT),
        (Came.PRESENT, Came.LATE, Came.ABSENT),
        (Came.PRESENT, Came.LATE, Came.EXCUSED),
    )
    ids = [door.applications.get(seat_no=no).pk for no in (1, 2, 3)]
    given = {"terms": terms, "by": staff.user}
    for session, row in zip(meetings(door.run), came, strict=True):
        marks = dict(zip(ids, row, strict=True))
        attendance.mark(session_id=session.pk, marks=marks, at=session.ends_at, **given)
    closing.close(intake_id=door.pk, at=at, **given)
    return door
