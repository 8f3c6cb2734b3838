"""Jobs about learners: what the clock does, and what follows from credits. Each may run twice."""

import logging

from django.utils import timezone
from procrastinate.contrib.django import app

from naru.credits.answering import ask
from naru.credits.models import Wish
from naru.credits.pack import credit_terms
from naru.credits.queries.question import question_of
from naru.credits.rules.asking import plain
from naru.credits.rules.ways import Ways
from naru.credits.services.wishing import keep_ways
from naru.enrolments.pack import terms_at
from naru.enrolments.rules.offers import quiet_around
from naru.flows.complete_course import close_attempt, complete_course
from naru.flows.remind_choosing import remind_choosing
from naru.flows.settle_micro_degrees import settle_micro_degrees
from naru.flows.settle_school import settle_school
from naru.lessons.queries import due
from naru.outcomes.pack import follow_terms
from naru.outcomes.queries import due as follow_ups_due
from naru.outcomes.services import asking
from naru.schools.pack import days_before
from naru.schools.queries.reminding import late_choosers

log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(name="lessons.close_attempts", queueing_lock="lessons.close_attempts")
def close_attempts(timestamp: int) -> None:
    """Every minute, attempts at an exam whose time is over are marked."""
    for attempt_id in due.over(at=timezone.now()):
        close_attempt(attempt_id=attempt_id, at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="lessons.complete", queueing_lock="lessons.complete")
def complete_courses(timestamp: int) -> None:
    """Every ten minutes, whoever completed by time alone or by a term that was closed."""
    for learning_id in due.perhaps_completed(at=timezone.now()):
        complete_course(learning_id=learning_id, at=timezone.now())


@app.periodic(cron="17 * * * *")
@app.task(name="schools.remind", queueing_lock="schools.remind")
def remind_of_choosing(timestamp: int) -> None:
    """Every hour of the day: whoever lacks modules and has little time left, each on their own."""
    now = timezone.now()
    if quiet_around(now, terms_at(now)):
        return
    for late in late_choosers(days=days_before, at=now):
        try:
            remind_choosing(
                term_id=late.standing.term.pk, resident_id=late.resident.pk, at=timezone.now()
            )
        except Exception:
            log.exception("Nobody was reminded of %s.", late.standing.term)


@app.task(name="credits.find_ways")
def find_ways(wish_id: int) -> None:
    """Ask the solver's program for the ways to a degree; nothing if that is done or gone."""
    wish = Wish.objects.select_related("resident").filter(pk=wish_id).first()
    if wish is None or not wish.is_waiting or wish.asked_at is None:
        return
    today = timezone.localdate()
    terms = credit_terms(today)
    degree = terms.degree(wish.degree) if terms else None
    found = Ways(())
    if terms is not None and degree is not None:
        question = question_of(
            wish, degree=degree, limits=terms.limits, offer=terms.offer, on=today
        )
        found = ask(question)
    keep_ways(wish_id=wish.pk, asked_at=wish.asked_at, answer=plain(found), at=timezone.now())


@app.task(name="credits.settle_micro_degrees")
def settle_badges(resident_id: int) -> None:
    """After credits of a micro-degree's course were booked or taken back."""
    settle_micro_degrees(resident_id=resident_id, at=timezone.now())


@app.task(name="schools.settle")
def settle_school_certificate(claim_id: int) -> None:
    """After somebody completed a stage of a school, or a correction opened one again."""
    settle_school(claim_id=claim_id, at=timezone.now())


@app.periodic(cron="40 9 * * *")
@app.task(name="outcomes.follow_up", queueing_lock="outcomes.follow_up")
def follow_up(timestamp: int) -> None:
    """Every morning: whoever is due is asked, or reminded once, each on their own."""
    now = timezone.now()
    terms = follow_terms(timezone.localdate(now))
    if terms is None:
        return
    for certificate_id, days in follow_ups_due.to_ask(terms=terms, at=now):
        asking.ask(certificate_id=certificate_id, after_days=days, terms=terms, at=now)
    for follow_up_id in follow_ups_due.to_remind(terms=terms, at=now):
        asking.remind(follow_up_id=follow_up_id, at=now)
