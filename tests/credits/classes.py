"""A class of a university that gives credits, closed with marks, for tests."""

from datetime import timedelta

from naru.credits.enums import CourseType, Kind
from naru.credits.models import CourseTerms
from naru.credits.pack import credit_terms
from naru.credits.queries.question import question_of
from naru.credits.rules.asking import plain
from naru.credits.rules.ways import answer, by_greed
from naru.credits.services import booking, wishing
from naru.credits.services.offering import Gives, set_terms
from naru.enrolments.enums import Came
from naru.enrolments.pack import attendance_terms
from naru.enrolments.services import attendance
from naru.flows.close_term import close_term
from naru.flows.write_marks import write_marks
from tests.enrolments.classes import class_of, meetings

MONTH = timedelta(days=30)
CERTIFIED = Gives(CourseType.CERTIFIED, credits=2, micro_degree="데이터 첫걸음")
BANKED = Gives(CourseType.BANK, credits=3, category="MAJOR", field="computing")


def taught(staff, *, at, gives=CERTIFIED, number="77", course=None, first=None):
    """A class that is over: of three meetings the first two people came to all, the third to one;
    marks and closing are still to come.
    """
    door = class_of(staff, course, at=at - MONTH, number=number, first=first)
    if gives is not None:
        set_terms(course=door.run.course, gives=gives, by=staff.user, at=at - MONTH)
    for place, session in enumerate(meetings(door.run)):
        marks = {
            one.pk: Came.PRESENT if one.seat_no < 3 or place == 0 else Came.ABSENT
            for one in door.applications.filter(seat_no__isnull=False)
        }
        attendance.mark(
            session_id=session.pk,
            marks=marks,
            terms=attendance_terms(at.date()),
            by=staff.user,
            at=session.ends_at,
        )
    return door


def mark(door, staff, marks, *, at, why=""):
    """Marks in order of seats."""
    seated = door.applications.filter(seat_no__isnull=False).order_by("seat_no")
    given = {one.pk: mark for one, mark in zip(seated, marks, strict=True)}
    return write_marks(intake_id=door.pk, marks=given, by=staff.user, at=at, why=why)


def close(door, staff, *, at):
    terms = attendance_terms(at.date())
    return close_term(intake_id=door.pk, terms=terms, by=staff.user, at=at)


def furnish_credits(resident, *, at):
    """Somebody with credits from elsewhere, a licence, a degree to aim at and the ways to it."""
    told = {"resident": resident, "ended_on": at.date(), "by": resident.user, "at": at}
    major = {"category": "MAJOR", "field": "computing"}
    booking.say(
        kind=Kind.BANK, credits=3, title="자료구조", body_name="다른 교육원", **major, **told
    )
    booking.say(kind=Kind.LICENCE, credits=6, title="SQLD", licence="sqld", **major, **told)
    wishing.choose(
        resident=resident, degree="associate-2", major="computing", by=resident.user, at=at
    )
    wish = wishing.ask_ways(resident=resident, at=at)
    terms = credit_terms(at.date())
    question = question_of(
        wish,
        degree=terms.degree(wish.degree),
        limits=terms.limits,
        offer=terms.offer,
        on=at.date(),
    )
    found = plain(answer(question, by_greed))
    wishing.keep_ways(wish_id=wish.pk, asked_at=at, answer=found, at=at)


def person(door, seat):
    return door.applications.get(seat_no=seat).resident


def terms_of(door):
    return CourseTerms.objects.get(course=door.run.course_id)
