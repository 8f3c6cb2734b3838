"""Answers to the exam of the demo's own course, so that its provider sees how its questions do.

Invented people who cannot log in take a seat and sit the exam once: most know the first question,
half of them the second, and what they know says nothing of the third.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from naru.accounts import services as accounts
from naru.enrolments.enums import State
from naru.enrolments.models import Application, Intake
from naru.flows.demo_course import demo_course
from naru.flows.demo_seats import DemoSeats
from naru.flows.enrol import enrol
from naru.lessons.models import Attempt, Learning
from naru.lessons.pack import rule_for
from naru.lessons.rules.questions import Quiz
from naru.lessons.services import attempts, learning
from naru.lessons.services.attempts import Told
from naru.residents.enums import ConsentKind, Means
from naru.residents.models import Resident
from naru.residents.services import consents, people

WHO, PEOPLE = "answers-", 20
AGO, MINUTE = timedelta(days=3), timedelta(minutes=1)
WRONG_EVERY = (4, 2, 3)
"""Every so many-th person gets the first, second, third question wrong."""


class DemoAnswers:
    """Makes them once; `at` is now. Each step goes the way that people go."""

    def __init__(self, *, at: datetime) -> None:
        self.at = at

    def make(self) -> int:
        """How many people sat the exam; a second time none."""
        door, before = demo_course(at=self.at - 2 * AGO), self.at - AGO
        seats = Application.objects.filter(intake=door)
        if seats.filter(resident__user__email__startswith=WHO).exists():
            return 0
        residents = [_person(number, before) for number in range(1, PEOPLE + 1)]
        for number, who in enumerate(residents, 1):
            if who.user is not None:
                enrol(intake=door, resident=who, by=who.user, at=before + number * MINUTE)
        DemoSeats(door).give(at=before + 2 * PEOPLE * MINUTE)
        begun = self.at - AGO / 2
        return sum(_sit(number, who, door, begun) for number, who in enumerate(residents, 1))


def _sit(number: int, who: Resident, door: Intake, at: datetime) -> bool:
    """One sitting, if they have a seat and the exam opens without the lessons."""
    seat = Application.objects.filter(intake=door, resident=who, state=State.SEATED).first()
    if seat is None or who.user is None:
        return False
    rule = rule_for(door.run, on=timezone.localdate(at)).record()
    mine = learning.begin(application_id=seat.pk, rule=rule, by=who.user, at=at)
    attempt = attempts.begin(learning_id=mine.pk, by=who.user, at=at + MINUTE)
    attempts.answer(attempt_id=attempt.pk, told=_told(number, mine, attempt), at=at + 3 * MINUTE)
    attempts.hand_in(attempt_id=attempt.pk, by=who.user, at=at + 4 * MINUTE)
    return True


def _told(number: int, mine: Learning, attempt: Attempt) -> dict[str, Told]:
    """Their answers: the one right option or, every so often, another."""
    found = {}
    asked = Quiz.of(mine.version.content.quiz).questions
    for question, every in zip(asked, WRONG_EVERY, strict=True):
        right = question.key.right[0]
        chosen = (right + 1) % question.key.options if number % every == 0 else right
        if question.code in attempt.questions:
            found[question.code] = Told(chosen)
    return found


def _person(number: int, at: datetime) -> Resident:
    """Somebody invented."""
    name = f"가상 배움이 {number}"
    user = accounts.create_account(email=f"{WHO}{number}@demo.example", name=name)
    resident = people.register(user=user, by=user, at=at, name=name)
    consents.give(
        resident_id=resident.pk, kind=ConsentKind.SERVICE, means=Means.ONLINE, by=user, at=at
    )
    return resident
