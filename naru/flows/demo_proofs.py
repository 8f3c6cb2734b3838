"""What the demo city's first resident has to show for learning: a course they completed some
time ago, its certificate and a link to it, the question that follows, credits and a goal.

a seat in the demo's own online course -> lessons and the exam, by the clock of those days -> the
certificate -> what hangs on it. Each step goes the way that people go; what is there stays.
"""

from datetime import datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from naru.accounts.models import User
from naru.credentials.models import Certificate, Share
from naru.credentials.services import sharing
from naru.credits.enums import Category, Kind
from naru.credits.models import Entry
from naru.credits.pack import SubjectEntry, Terms, credit_terms
from naru.credits.queries.mine import wish_of
from naru.credits.services import booking, wishing
from naru.enrolments.enums import State
from naru.enrolments.models import Application
from naru.flows.complete_course import finish_lesson, hand_in_exam
from naru.flows.demo_course import demo_course
from naru.flows.demo_seats import DemoSeats
from naru.flows.enrol import enrol
from naru.flows.follow_seat import follow_seat
from naru.lessons.models import Completion, Learning
from naru.lessons.pack import rule_for
from naru.lessons.queries.standing import lessons_of, outlook_of
from naru.lessons.rules.questions import Quiz
from naru.lessons.services import attempts, learning, watching
from naru.lessons.services.attempts import Told
from naru.outcomes.pack import follow_terms
from naru.outcomes.queries import due
from naru.outcomes.rules.terms import FollowTerms
from naru.outcomes.services import agreeing, asking
from naru.residents.models import Resident
from naru.residents.queries import resident_of

WHO = "resident@demo.example"
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
EVENING = time(20)
UNASKED = 90
"""So many days ago it was completed in a city that asks nothing afterwards."""
FOR_WHOM, LINK_LASTS = "가상 회사", 60 * DAY
SCHOOL = "가상 원격교육원"
EARNED = (160 * DAY, 340 * DAY, 500 * DAY)
"""How long ago two subjects and a licence ended."""


class DemoProofs:
    """Makes what is missing; `at` is now. What the city's pack has no rule for is left out."""

    def __init__(self, *, at: datetime) -> None:
        self.at = at
        self.on = timezone.localdate(at)
        self.by = User.objects.get(email=WHO)

    def make(self) -> int:
        """How many things to show are new; a second time none."""
        resident = resident_of(self.by)
        if resident is None:
            return 0
        asks, credit = follow_terms(self.on), credit_terms(self.on)
        days = asks.after_days[0] if asks else UNASKED
        evening = datetime.combine(self.on - (days + 1) * DAY, EVENING)
        made = self._complete(resident, timezone.make_aware(evening))
        certificate = self._certificate(resident)
        if certificate is not None:
            made += self._show(resident, certificate)
            made += self._ask(certificate, asks) if asks else 0
        return made + (self._credits(resident, credit) if credit else 0)

    def _complete(self, resident: Resident, at: datetime) -> int:
        """Applied three days before, learnt and sat the exam on the evening of `at`."""
        before = at - 3 * DAY
        door = demo_course(at=before - 7 * DAY)
        if Completion.objects.filter(learning__application__intake=door).exists():
            return 0
        enrol(intake=door, resident=resident, by=self.by, at=before)
        DemoSeats(door).give(at=before + MINUTE)
        seats = Application.objects.filter(intake=door, resident=resident, state=State.SEATED)
        seat = seats.first()
        if seat is None:
            return 0
        follow_seat(application_id=seat.pk, at=before + MINUTE)
        rule = rule_for(door.run, on=timezone.localdate(at)).record()
        mine = learning.begin(application_id=seat.pk, rule=rule, by=self.by, at=at)
        self._learn(mine, at)
        return Completion.objects.filter(learning=mine).count()

    def _learn(self, mine: Learning, at: datetime) -> None:
        """Every lesson for its whole time, then the exam without a mistake."""
        for lesson in lessons_of(mine):
            watching.open_page(learning=mine, lesson=lesson, page=uuid4(), at=at)
            at += lesson.time
            finish_lesson(learning=mine, lesson=lesson, at=at)
        if not outlook_of(mine).exam_is_open:
            return
        attempt = attempts.begin(learning_id=mine.pk, by=self.by, at=at + MINUTE)
        quiz = Quiz.of(mine.version.content.quiz)
        told = {
            one.code: Told(one.key.right[0])
            for one in quiz.questions
            if one.code in attempt.questions
        }
        hand_in_exam(attempt_id=attempt.pk, told=told, by=self.by, at=at + 4 * MINUTE)

    def _certificate(self, resident: Resident) -> Certificate | None:
        """That of the demo's course, if it holds."""
        done = Completion.objects.filter(
            learning__resident=resident, learning__application__intake=demo_course(at=self.at)
        ).first()
        if done is None:
            return None
        held = Certificate.objects.filter(resident=resident, reason=f"completion:{done.pk}")
        return held.in_force().first()

    def _show(self, resident: Resident, certificate: Certificate) -> int:
        """One link to it."""
        if Share.objects.filter(certificate=certificate).exists():
            return 0
        sharing.share(
            resident=resident,
            certificate_id=certificate.pk,
            for_whom=FOR_WHOM,
            last_on=self.on + LINK_LASTS,
            on=self.on,
            by=self.by,
            at=self.at,
        )
        return 1

    def _ask(self, certificate: Certificate, terms: FollowTerms) -> int:
        """The question that is due, before the morning's job asks it."""
        agreeing.agree(certificate=certificate, yes=True, by=self.by, at=certificate.issued_at)
        asked = [
            asking.ask(certificate_id=pk, after_days=days, terms=terms, at=self.at)
            for pk, days in due.to_ask(terms=terms, at=self.at)
            if pk == certificate.pk
        ]
        return sum(one is not None for one in asked)

    def _credits(self, resident: Resident, terms: Terms) -> int:
        """Subjects and a licence as they told of them, and the degree they aim at."""
        major = terms.file.major[0].code
        made = 0
        if not Entry.objects.filter(resident=resident).exists():
            made += self._subjects(resident, terms, major) + self._licence(resident, terms, major)
        if wish_of(resident) is None and terms.degrees:
            degree = terms.degrees[0].code
            wishing.choose(resident=resident, degree=degree, major=major, by=self.by, at=self.at)
            made += 1
        return made

    def _subjects(self, resident: Resident, terms: Terms, major: str) -> int:
        """The first of the major and of the liberal arts."""
        taught = terms.file.subject
        found: list[SubjectEntry | None] = [
            next((one for one in taught if one.major == major), None),
            next((one for one in taught if one.liberal), None),
        ]
        chosen = [one for one in found if one is not None]
        for one, ago in zip(chosen, EARNED, strict=False):
            booking.say(
                resident=resident,
                kind=Kind.BANK,
                credits=one.credits,
                title=one.name.ko,
                title_en=one.name.en,
                category=Category.MAJOR if one.major else Category.LIBERAL,
                field=one.major or "",
                body_name=SCHOOL,
                accredited=True,
                ended_on=self.on - ago,
                by=self.by,
                at=self.at,
            )
        return len(chosen)

    def _licence(self, resident: Resident, terms: Terms, major: str) -> int:
        """The first of the major."""
        one = next((one for one in terms.file.licence if one.major == major), None)
        if one is None:
            return 0
        booking.say(
            resident=resident,
            kind=Kind.LICENCE,
            credits=one.credits,
            title=one.name.ko,
            title_en=one.name.en,
            category=Category.MAJOR,
            field=major,
            licence=one.code,
            ended_on=self.on - EARNED[-1],
            by=self.by,
            at=self.at,
        )
        return 1
