"""A learner hands something in, and may have completed the course by it.

a lesson is done, an exam is handed in, a term is closed -> does the rule of the first day hold?
-> the completion -> the fee comes back where that was promised -> notice -> the certificate ->
where it completes a stage of a school, what is next.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from naru.accounts.models import User
from naru.catalogue.models import Course
from naru.credentials.enums import Kind as CertificateKind
from naru.credentials.services.issuing import issue
from naru.lessons.models import Attempt, Completion, Learning
from naru.lessons.rules.progress import Lesson
from naru.lessons.services import attempts, completing, watching
from naru.lessons.services.attempts import Told
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.occupations.models import Skill
from naru.payments.services import charges
from naru.schools import services as schools
from naru.schools.queries.onward import onward


@transaction.atomic(durable=True)
def finish_lesson(*, learning: Learning, lesson: Lesson, at: datetime) -> Completion | None:
    """The learner has seen the whole lesson; refused while too little time counted."""
    watching.finish(learning=learning, lesson=lesson, at=at)
    return _completed(learning.pk, at)


@transaction.atomic(durable=True)
def hand_in_exam(*, attempt_id: int, told: Mapping[str, Told], by: User, at: datetime) -> Attempt:
    """What is told with it is kept, then the attempt is marked. Whoever handed it in before gets
    the same result; what comes after its time is not taken.
    """
    running = Attempt.objects.running().filter(pk=attempt_id).first()
    if running is not None and running.limit.takes(at=at):
        attempts.answer(attempt_id=attempt_id, told=told, at=at)
    done = attempts.hand_in(attempt_id=attempt_id, by=by, at=at)
    _completed(done.learning_id, at)
    return done


@transaction.atomic(durable=True)
def close_attempt(*, attempt_id: int, at: datetime) -> Attempt:
    """The time of an attempt is over: what was answered by then is marked, and told."""
    running = Attempt.objects.running().filter(pk=attempt_id).exists()
    done = attempts.hand_in(attempt_id=attempt_id, by=None, at=at)
    if running:
        learning = Learning.objects.select_related("version__package__course").get(
            pk=done.learning_id
        )
        inbox.send(
            resident=learning.resident,
            kind=Kind.EXAM_TIMED_OUT,
            at=at,
            title=learning.version.package.course.title,
            mark=done.mark or 0,
        )
    _completed(done.learning_id, at)
    return done


@transaction.atomic(durable=True)
def complete_course(*, learning_id: int, at: datetime) -> Completion | None:
    """Whatever was missing may have come by itself: time, or a closed term."""
    return _completed(learning_id, at)


def _completed(learning_id: int, at: datetime) -> Completion | None:
    """The completion and what follows from it, once; None if there is nothing new."""
    done = completing.complete(learning_id=learning_id, at=at)
    if done is None:
        return None
    application = done.learning.application
    title = application.intake.run.course.title
    resident = done.learning.resident
    owed = charges.give_for_completion(claim_id=application.claim_id, at=at)
    inbox.send(resident=resident, kind=Kind.COURSE_COMPLETED, at=at, title=title)
    if owed is not None:
        inbox.send(
            resident=resident,
            kind=Kind.CARD_BACK if owed.goes_to_card else Kind.FEE_BACK,
            at=at,
            title=title,
            back_won=owed.won,
            by_on=owed.send_by_on,
        )
    _certify(done, at)
    schools.lead_onward(steps=onward(application.intake_id, [resident], at=at), at=at)
    return done


def _certify(done: Completion, at: datetime) -> None:
    """The certificate of the body that teaches; none where the course has none that works with
    us.
    """
    learning = done.learning
    course = learning.application.intake.run.course
    body = course.provider.organisation if course.provider else None
    if body is None:
        return
    issue(
        resident=learning.resident,
        title_ko=course.title,
        title_en=course.title_en,
        issuer=body,
        skills=_skills(course),
        evidence={
            "progress": done.standing["progress_percent"],
            "exam": done.standing["exam_mark"],
            "hours": float(course.hours) if course.hours else None,
            "begun_on": f"{timezone.localdate(learning.begun_at):%Y-%m-%d}",
            "ended_on": f"{timezone.localdate(at):%Y-%m-%d}",
        },
        score=done.standing["exam_mark"],
        kind=CertificateKind.COMPLETION,
        reason_key=f"completion:{done.pk}",
        at=at,
    )


def _skills(course: Course) -> list[str]:
    """Codes of the city's skills that the course says it teaches, by the names it uses."""
    names = list(course.skills.values_list("name", flat=True))
    known = Skill.objects.filter(Q(name_ko__in=names) | Q(taught_as__overlap=names))
    return list(known.filter(withdrawn_at=None).order_by("code").values_list("code", flat=True))
