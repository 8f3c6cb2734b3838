"""Jobs at the doors of courses: who is told, drawn, reviewed and offered. Each may run twice."""

import logging
from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from naru.core.refusals import Refusal
from naru.enrolments.pack import terms_at
from naru.enrolments.queries import bulletins, draws, following, reviews, waiting
from naru.enrolments.queries.calling_off import hidden_with_people
from naru.enrolments.services import calling_off, claims
from naru.enrolments.services import reviews as reviewing
from naru.enrolments.services.bulletins import finish
from naru.enrolments.services.channels import count_channels
from naru.flows.follow_seat import follow_seat
from naru.flows.freeze_draw import freeze_draw
from naru.flows.freeze_review import freeze_review
from naru.flows.offer_seats import offer_seats
from naru.flows.take_back import show_again
from naru.flows.tell_called_off import tell_called_off
from naru.flows.tell_class import tell_class

UNTOLD = timedelta(minutes=1)
"""What was settled so long ago and is not followed up lost its job on the way."""
HIDDEN = timedelta(hours=1)
"""Runs hidden since then are looked at for clicks of the same instant."""
log = logging.getLogger(__name__)


@app.task(name="enrolments.follow", lock="enrolments.follow")
def follow_door(intake_id: int) -> None:
    """Tell everybody at a door who has a seat or a number since, seats first."""
    _follow(following.untold(intake_id=intake_id))


@app.periodic(cron="* * * * *")
@app.task(name="enrolments.follow_left", queueing_lock="enrolments.follow_left")
def follow_left(timestamp: int) -> None:
    """Every minute, those whom no job has told: it failed, or its worker died."""
    _follow(following.left(settled_before=timezone.now() - UNTOLD))


def _follow(application_ids: Iterable[int]) -> None:
    """Each on their own: what fails for one is logged, tried again, and holds nobody else."""
    for application_id in application_ids:
        try:
            follow_seat(application_id=application_id, at=timezone.now())
        except Exception:
            log.exception("Application %s could not be followed up.", application_id)


@app.periodic(cron="* * * * *")
@app.task(name="enrolments.freeze_draws", queueing_lock="enrolments.freeze_draws")
def freeze_draws(timestamp: int) -> None:
    """Every minute: lists of draws whose doors have closed are frozen and their roots published."""
    now = timezone.now()
    for intake_id in draws.to_freeze(at=now):
        try:
            freeze_draw(intake_id=intake_id, at=now)
        except Refusal as refusal:
            log.warning("The list of door %s was not frozen: %s", intake_id, refusal)


@app.periodic(cron="* * * * *")
@app.task(name="enrolments.review", queueing_lock="enrolments.review")
def move_reviews(timestamp: int) -> None:
    """Every minute: lists of reviews are frozen at closing, and decided at their published time."""
    now = timezone.now()
    for intake_id in reviews.to_freeze(at=now):
        freeze_review(intake_id=intake_id, at=now)
    for intake_id in reviews.to_decide(at=now):
        try:
            reviewing.decide(intake_id=intake_id, at=now)
        except Refusal as refusal:
            log.warning("The review of door %s was not decided: %s", intake_id, refusal)


@app.task(name="enrolments.offer_seats")
def offer_free_seats(intake_id: int) -> None:
    """After a seat came free: offer it to whoever is next."""
    now = timezone.now()
    offer_seats(intake_id=intake_id, terms=terms_at(now), at=now)


@app.periodic(cron="* * * * *")
@app.task(name="enrolments.end_offers", queueing_lock="enrolments.end_offers")
def end_offers(timestamp: int) -> None:
    """Every minute: offers nobody answered run out, and what came free by night is offered."""
    now = timezone.now()
    for intake_id in waiting.due(at=now):
        offer_seats(intake_id=intake_id, terms=terms_at(now), at=now)


@app.task(name="enrolments.tell_called_off", lock="enrolments.tell_called_off")
def tell_of_call_off(intake_id: int) -> None:
    """Give everything back to everybody at a door that was called off, and tell them."""
    calling_off.sweep(intake_id=intake_id, at=timezone.now())
    for application_id in following.called_off(intake_id=intake_id):
        try:
            tell_called_off(application_id=application_id, at=timezone.now())
        except Exception:
            log.exception("Application %s was not told that its run is off.", application_id)


@app.periodic(cron="* * * * *")
@app.task(name="enrolments.call_off_left", queueing_lock="enrolments.call_off_left")
def call_off_left(timestamp: int) -> None:
    """Every minute: whom no job has told, and clicks that came while their door was called off."""
    for intake_id in following.called_off_left():
        tell_of_call_off(intake_id=intake_id)


@app.periodic(cron="* * * * *")
@app.task(name="enrolments.show_again", queueing_lock="enrolments.show_again")
def show_hidden_again(timestamp: int) -> None:
    """Every minute: runs that somebody clicked at in the instant in which they were hidden."""
    now = timezone.now()
    for run in hidden_with_people(since=now - HIDDEN, on=timezone.localdate(now)):
        if show_again(run_id=run.pk, at=now):
            log.warning("Run %s is shown again: people stand at its door.", run.public_id)


@app.periodic(cron="37 * * * *")
@app.task(name="enrolments.count_channels", queueing_lock="enrolments.count_channels")
def count_by_channel(timestamp: int) -> None:
    """Every hour: who got a seat by which channel, over all doors there are."""
    count_channels(at=timezone.now())


@app.task(name="enrolments.forget_late")
def forget_late(resident_id: int) -> None:
    """After a record was erased: clicks of the same instant go too."""
    claims.forget_late(resident_id=resident_id, at=timezone.now())


@app.task(name="classes.tell")
def tell_of(bulletin_id: int) -> None:
    """Tell a class what was posted, each person once; whoever fails is tried again later."""
    failed = False
    for application_id in bulletins.untold(bulletin_id=bulletin_id):
        try:
            tell_class(bulletin_id=bulletin_id, application_id=application_id, at=timezone.now())
        except Exception:
            failed = True
            log.exception("Bulletin %s was not told to %s.", bulletin_id, application_id)
    if not failed:
        finish(bulletin_id=bulletin_id, at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="classes.tell_left", queueing_lock="classes.tell_left")
def tell_left(timestamp: int) -> None:
    """Every minute, what no job has finished telling: it failed, or its worker died."""
    for bulletin_id in bulletins.undone(posted_before=timezone.now() - UNTOLD):
        tell_of(bulletin_id=bulletin_id)
