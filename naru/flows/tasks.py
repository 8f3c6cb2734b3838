"""Flows that start by themselves. Each may run twice."""

import logging

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from naru.accounts.models import User
from naru.accounts.queries import unproved
from naru.core.refusals import Refusal
from naru.counselling.answering import assigned
from naru.counselling.pack import terms_at as counselling_terms
from naru.counselling.queries import appointments as talks
from naru.counselling.queries import cohorts, owners
from naru.counselling.rules.assigning import points_of
from naru.counselling.rules.matching import fitting
from naru.counselling.services import appointments as booking
from naru.counselling.services import earlier, pairings, requests, standing_in
from naru.flows.check_books import check_books
from naru.flows.erase_person import erase_person
from naru.flows.expire_charge import expire_charge
from naru.flows.forget_unproved import forget_unproved
from naru.flows.lapse_points import lapse_points
from naru.flows.seat_payer import seat_payer
from naru.flows.settle_application import settle_application
from naru.flows.tell_changes import tell_changed_case, tell_changes
from naru.flows.tell_fallen_step import tell_fallen_step
from naru.flows.warn_payer import warn_payer
from naru.flows.warn_points import warn_points
from naru.flows.withdraw_application import withdraw_application
from naru.payments.queries import charges as unpaid
from naru.planning.answering import ask
from naru.planning.enums import Reason
from naru.planning.enums import State as PlanState
from naru.planning.models import Plan
from naru.planning.pack import terms as planning_terms
from naru.planning.queries.doubts import doubt_to_answer, kept_out, kind_asked
from naru.planning.queries.mine import perhaps_fallen
from naru.planning.queries.question import question_of
from naru.planning.rules.asking import Asked
from naru.planning.services.doubting import told
from naru.planning.services.keeping import keep
from naru.policies.models import Watch
from naru.policies.queries import current_book, saved_cases, watch_ids
from naru.policies.reading.book import rulebook
from naru.residents.queries import erasures_due
from naru.residents.services.leaving import NothingAsked
from naru.residents.services.people import RecordErased
from naru.scholarships.pack import terms
from naru.scholarships.queries import due
from naru.scholarships.services import uses
from naru.scholarships.services.applications import NotToWithdraw
from naru.spaces.pack import bench_terms_on
from naru.spaces.queries import mine as spaces
from naru.spaces.services import cancelling

log = logging.getLogger(__name__)


@app.periodic(cron="11 4 * * *")
@app.task(name="people.forget_unproved", queueing_lock="people.forget_unproved")
def forget_unproved_people(timestamp: int) -> None:
    """Every night, forget who joined, never typed the code, and let the term pass."""
    now = timezone.now()
    for user in unproved(joined_before=now - settings.UNPROVED_LASTS):
        forget_unproved(user=user, at=now)


@app.periodic(cron="41 3 * * *")
@app.task(name="people.erase_due", queueing_lock="people.erase_due")
def erase_due(timestamp: int) -> None:
    """Every night, erase the people whose waiting period is over, each on its own."""
    now = timezone.now()
    for request in erasures_due(on=timezone.localdate(now)):
        try:
            erase_person(resident=request.resident, at=now)
        except (NothingAsked, RecordErased):
            continue


@app.periodic(cron="11 6 * * *")
@app.task(name="policies.tell_all_nightly", queueing_lock="policies.tell_all_nightly")
def tell_all_nightly(timestamp: int) -> None:
    """Every morning: a birthday or a rule's first day may have changed somebody's answer."""
    _tell_all()


@app.task(name="policies.tell_all")
def tell_all() -> None:
    """After a city pack with other rules was loaded."""
    _tell_all()


def _tell_all() -> None:
    """Tell everybody who asked or holds an official answer, each on their own.

    Decided by the rules that were loaded last, whatever this process read before.
    """
    book, now = current_book(), timezone.now()
    if book is None:
        return
    for watch_id in watch_ids():
        try:
            tell_changes(watch_id=watch_id, book=book, at=now)
        except Watch.DoesNotExist:
            continue
    for enquiry_id in saved_cases():
        tell_changed_case(enquiry_id=enquiry_id, book=book, at=now)


@app.task(name="audit.check_books")
def check_all_books(actor_id: int) -> None:
    """For the auditor who asked; begun again, the result stands in the trail twice."""
    check_books(by=User.objects.get(pk=actor_id), at=timezone.now())


@app.task(name="scholarships.settle")
def settle_round(round_id: int) -> None:
    """Give a round's points out in order of rank, one person at a time; begun again, it goes on."""
    book = rulebook()
    while settle_application(round_id=round_id, book=book, at=timezone.now()):
        pass


@app.periodic(cron="5 0 * * *")
@app.task(name="scholarships.nightly", queueing_lock="scholarships.nightly")
def move_points(timestamp: int) -> None:
    """Every night: spend what starts today, let run out what is over, end forgotten drafts."""
    now = timezone.now()
    today = timezone.localdate(now)
    for use_id in due.starting(on=today):
        uses.spend(use_id=use_id, at=now)
    for grant in due.lapsing(on=today):
        lapse_points(grant=grant, at=now)
    for draft in due.left_drafts(at=now):
        try:
            withdraw_application(application=draft, by=draft.submitted_by, at=now)
        except NotToWithdraw:
            continue


@app.periodic(cron="17 9 * * *")
@app.task(name="scholarships.warn", queueing_lock="scholarships.warn")
def warn_of_points(timestamp: int) -> None:
    """Every morning: whoever has points that run out within the pack's days is told, once."""
    now = timezone.now()
    on = timezone.localdate(now)
    held = terms()
    days = held.warn_days(on) if held else None
    for grant_id in due.running_out(on=on, days=days) if days else ():
        warn_points(grant_id=grant_id, at=now)


@app.periodic(cron="23 0 * * *")
@app.task(name="counselling.pass_on_late", queueing_lock="counselling.pass_on_late")
def pass_on_late(timestamp: int) -> None:
    """Every night: substitutes step in, and who waited in vain is owed an answer by the next up."""
    now = timezone.now()
    rules = counselling_terms(now)
    try:
        standing_in.stand_in(terms=rules, at=now)
    except Exception:
        log.exception("Nobody stepped in for who is away.")
    for request_id in owners.overdue(on=rules.day(now)):
        try:
            pairings.lapse_proposal(request_id=request_id, on=rules.day(now), at=now)
            requests.pass_on(request_id=request_id, terms=rules, at=now)
        except Exception:
            log.exception("Request %s could not be passed on.", request_id)


@app.task(name="counselling.assign", lock="counselling.assign")
def assign_cohort() -> None:
    """Recommend a mentor to everybody who waits for one, all at once; begun again, it goes on."""
    now = timezone.now()
    rules = counselling_terms(now)
    cohort = cohorts.waiting(on=rules.day(now))
    if not cohort.requests or not cohort.mentors:
        return
    weighing = rules.weighing
    points = points_of(cohort.wishes, cohort.candidates, without=cohort.without, weighing=weighing)
    found = assigned(points, cohort.places)
    for request, column in zip(cohort.requests, found.mentors, strict=True):
        if column < 0:
            continue
        fit = fitting(cohort.wish_of(request), cohort.candidates[column], weighing=weighing)
        try:
            pairings.propose(
                request_id=request.pk,
                mentor=cohort.mentors[column],
                why=fit.why if fit else (),
                terms=rules,
                at=now,
            )
        except Refusal as refusal:
            log.info("Request %s got no recommendation: %s", request.pk, refusal)


@app.periodic(cron="*/10 * * * *")
@app.task(name="counselling.remind", queueing_lock="counselling.remind")
def remind_of_talks(timestamp: int) -> None:
    """Every ten minutes: who talks, or has a room or a bench soon, is reminded once, and times
    nobody took go to the next.
    """
    now = timezone.now()
    rules = counselling_terms(now)
    for appointment_id in talks.to_remind(rules, at=now):
        try:
            booking.remind(appointment_id=appointment_id, at=now)
        except Exception:
            log.exception("Nobody was reminded of appointment %s.", appointment_id)
    for offer_id in talks.run_out(at=now):
        earlier.lapse(offer_id=offer_id, terms=rules, at=now)
    for booking_id in spaces.to_remind(bench_terms_on(timezone.localdate(now)), at=now):
        cancelling.remind(booking_id=booking_id, at=now)


@app.periodic(cron="* * * * *")
@app.task(name="payments.run_out", queueing_lock="payments.run_out")
def run_out(timestamp: int) -> None:
    """Every minute: remind whoever has little time left to pay, free the seats of who has none,
    and seat whoever has paid for a held one and whose job was lost.
    """
    for charge_id in unpaid.to_warn(at=timezone.now()):
        warn_payer(charge_id=charge_id, at=timezone.now())
    for charge_id in unpaid.settled_holds():
        seat_payer(charge_id=charge_id, at=timezone.now())
    for charge_id in unpaid.past_due(at=timezone.now()):
        expire_charge(charge_id=charge_id, at=timezone.now())


@app.task(name="payments.seat_payer")
def seat_whoever_paid(charge_id: int) -> None:
    """After the fee of a held seat has come."""
    seat_payer(charge_id=charge_id, at=timezone.now())


@app.task(name="planning.look_for_routes")
def look_for_routes(plan_id: int) -> None:
    """Ask the solver's program and write down its answer; nothing if that is done or gone."""
    found = Plan.objects.select_related("resident", "occupation")
    plan = found.filter(pk=plan_id, state=PlanState.WAITING).first()
    if plan is None:
        return
    now, rules = timezone.now(), planning_terms()
    told = ask(Asked(question_of(plan, terms=rules, at=now), again=plan.reason == Reason.CHANGED))
    keep(plan_id=plan.pk, told=told, terms=rules, at=now)


@app.task(name="planning.tell_why_not")
def tell_why_not(doubt_id: int) -> None:
    """Find out why a course is not in somebody's route; nothing if that is told or gone."""
    doubt = doubt_to_answer(doubt_id)
    if doubt is None:
        return
    now = timezone.now()
    question = question_of(doubt.plan, terms=planning_terms(), at=now)
    why = kept_out(doubt, question, at=now)
    if why is None:
        kind = kind_asked(doubt.plan)
        why = ask(Asked(question, why_not=str(doubt.course.public_id), kind=kind)).why_not
    if why is not None:
        told(doubt_id=doubt.pk, why=why, at=now)


@app.periodic(cron="23 * * * *")
@app.task(name="planning.tell_fallen", queueing_lock="planning.tell_fallen")
def tell_fallen(timestamp: int) -> None:
    """Every hour: whoever planned what cannot be taken any more is told, each on their own."""
    now = timezone.now()
    for plan_id in perhaps_fallen(on=timezone.localdate(now)):
        tell_fallen_step(plan_id=plan_id, at=now)
