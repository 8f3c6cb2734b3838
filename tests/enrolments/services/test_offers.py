"""Free seats go to whoever waits, in order: none twice, none lost, none by night."""

import random
import threading
import time
from collections import Counter
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import connection, transaction

from naru.audit.models import Entry
from naru.catalogue.enums import Schedule
from naru.core.refusals import Refusal
from naru.enrolments.enums import WITH_SEAT, Channel, State, Way
from naru.enrolments.models import Application
from naru.enrolments.services import answers, ending, offers
from tests.catalogue.factories import RunFactory
from tests.enrolments.factories import (
    ANSWERED,
    NOON,
    OFFERS_END,
    TERMS,
    ApplicationFactory,
    IntakeFactory,
    settle_all,
    stand,
)
from tests.enrolments.services.test_settling import together
from tests.residents.factories import ResidentFactory

NIGHT = NOON + timedelta(hours=11)


def a_list(capacity=2, waits=4, **more):
    """A full door with people waiting."""
    intake = IntakeFactory(capacity=capacity, **more)
    seated = [
        ApplicationFactory(intake=intake, state=State.SEATED, no=no + 1) for no in range(capacity)
    ]
    return intake, seated, [ApplicationFactory(intake=intake, no=no + 1) for no in range(waits)]


def give_up(one):
    """What ends a seat, whoever does it."""
    Application.objects.filter(pk=one.pk).update(state=State.CANCELLED, seat_no=None)


def leave(one, at=NOON):
    ending.cancel(claim_id=one.claim_id, by=None, at=at)


def offer(intake, at=NOON, terms=TERMS):
    moved = offers.offer_seats(intake_id=intake.pk, terms=terms, at=at)
    return [one.pk for one in moved.lapsed], [one.pk for one in moved.offered]


def states(people):
    found = dict(Application.objects.values_list("pk", "state"))
    return [found[one.pk] for one in people]


@pytest.mark.django_db
def test_free_seats_are_offered_in_order_and_run_twice_nothing_more_happens():
    intake, seated, (first, second, third, _fourth) = a_list()
    assert offer(intake) == ([], [])
    for one in seated:
        give_up(one)
    assert offer(intake) == ([], [first.pk, second.pk])
    assert offer(intake) == ([], [])
    first.refresh_from_db()
    assert (first.seat_no, first.offered_at, first.offer_until_at) == (1, NOON, ANSWERED)
    assert offer(intake, at=ANSWERED) == ([first.pk, second.pk], [third.pk, _fourth.pk])
    lines = Counter(Entry.objects.values_list("action", flat=True))
    assert (lines["enrolment.offered"], lines["enrolment.lapsed"]) == (4, 2)


@pytest.mark.django_db
def test_by_night_nothing_is_offered_and_in_the_morning_everything():
    intake, (seat, _other), (first, *_rest) = a_list()
    give_up(seat)
    assert offer(intake, at=NIGHT) == ([], [])
    assert offer(intake, at=NIGHT + timedelta(hours=10)) == ([], [first.pk])


@pytest.mark.django_db(transaction=True)
def test_the_seat_goes_to_whoever_is_first_in_one_list_for_all_ways_and_ways_of_paying():
    """Fault 11 of the peers: lists by product gave the seat to the wrong person."""
    intake = IntakeFactory(capacity=1)
    ways = [Channel.WEB, Channel.PAPER, Channel.DESK, Channel.WEB, Channel.PHONE]
    for number, way in enumerate(ways):
        stand(intake, ResidentFactory(), channel=way, by_points=bool(number % 2))
    settle_all(intake)
    everybody = []
    order = list(Application.objects.order_by("claim_id"))
    give_up(order[0])
    at = NOON
    for _turn in order[1:]:
        _lapsed, offered = offer(intake, at=at)
        everybody += offered
        at += timedelta(hours=24)
    assert everybody == [one.pk for one in order[1:]]


@pytest.mark.django_db
@pytest.mark.parametrize("course", [True, False])
def test_nobody_is_offered_after_the_deadline_or_when_the_course_is_about_to_begin(course):
    """Fault 12: offers that came after the deadline or the first lesson."""
    day = (ANSWERED + timedelta(days=1)).date()
    dated = {"starts_on": day, "daily_from": None}
    never = {"schedule": Schedule.UNKNOWN, "starts_on": None, "last_on": None}
    run = RunFactory(**(dated if course else never))
    intake, (seat, _other), (first, *_rest) = a_list(run=run)
    give_up(seat)
    last = ANSWERED if course else OFFERS_END
    assert offer(intake, at=last - timedelta(minutes=119)) == ([], [])
    assert offer(intake, at=last + timedelta(days=1)) == ([], [])
    assert offer(intake, at=last - timedelta(hours=2)) == ([], [first.pk])
    first.refresh_from_db()
    assert first.offer_until_at == last


@pytest.mark.django_db
def test_a_refused_or_silent_seat_goes_on_and_to_nobody_twice():
    """Fault 13: the seat was lost, or the same person was offered it again."""
    intake, (seat, _other), people = a_list()
    give_up(seat)
    first, second, third, fourth = people
    offer(intake)
    answers.decline(application_id=first.pk, by=None, way=Way.SITE, at=NOON)
    assert offer(intake) == ([], [second.pk])
    assert offer(intake, at=ANSWERED) == ([second.pk], [third.pk])
    answers.accept(application_id=third.pk, by=None, way=Way.SITE, at=ANSWERED)
    assert offer(intake, at=ANSWERED + timedelta(days=1)) == ([], [])
    assert states(people) == ["DECLINED", "LAPSED", "SEATED", "WAITING"]
    give_up(third)
    assert offer(intake, at=ANSWERED + timedelta(days=1)) == ([], [fourth.pk])


@pytest.mark.django_db
def test_one_leaves_the_list_oneself_and_nobody_is_passed_over():
    """Fault 14: nobody could leave, and no reason was shown why nothing happened."""
    intake, (seat, _other), (first, second, *_rest) = a_list()
    leave(first)
    give_up(seat)
    assert offer(intake) == ([], [second.pk])


class Model:
    """What must hold at any time, whatever people did."""

    def __init__(self, intake, people):
        self.intake, self.people = intake, people
        self.order = [one.pk for one in people]
        self.offered = []

    def check(self):
        rows = Application.objects.filter(intake=self.intake)
        seats = [one.seat_no for one in rows if one.state in WITH_SEAT]
        assert len(seats) == len(set(seats))
        assert all(1 <= seat <= self.intake.capacity for seat in seats)
        assert all((one.seat_no is not None) == (one.state in WITH_SEAT) for one in rows)
        waits = list(Application.objects.filter(intake=self.intake).in_order())
        assert [one.pk for one in waits] == [
            pk for pk in self.order if pk in {one.pk for one in waits}
        ]
        free = self.intake.capacity - len(seats)
        return free, waits


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_whatever_people_do_seats_held_and_free_make_the_capacity_and_the_order_stays(seed):
    """Random answers, silence, departures and gaps of time; by day no seat is free for long."""
    chance = random.Random(seed)
    intake, seated, people = a_list(capacity=3, waits=8)
    intake.offers_until_at = OFFERS_END + timedelta(days=60)
    intake.save()
    model, at = Model(intake, people), NOON
    for _step in range(40):
        who = chance.choice([*seated, *people])
        act = chance.choice(["accept", "decline", "give up", "nothing"])
        with suppress(Refusal), transaction.atomic():
            if act == "give up":
                leave(who, at)
            elif act != "nothing":
                getattr(answers, act)(application_id=who.pk, by=None, way=Way.SITE, at=at)
        _lapsed, given = offer(intake, at=at)
        model.offered += given
        free, waits = model.check()
        by_day = 9 <= at.astimezone(TERMS.zone).hour < 21
        assert not (by_day and free and waits)
        at += timedelta(hours=chance.choice([0, 1, 5, 24]))
    assert len(model.offered) == len(set(model.offered))
    assert model.offered == [pk for pk in model.order if pk in model.offered]


@pytest.mark.django_db(transaction=True)
def test_many_workers_and_answers_at_once_give_each_seat_to_one():
    intake, seated, people = a_list(capacity=4, waits=8)
    for one in seated:
        give_up(one)
    together(*(lambda: offer(intake) for _worker in range(6)))
    assert states(people) == ["OFFERED"] * 4 + ["WAITING"] * 4
    said = []

    def say(verb, one):
        try:
            verb(application_id=one.pk, by=None, way=Way.SITE, at=NOON)
            said.append(one.pk)
        except Refusal:
            pass

    acts = [answers.accept, answers.decline]
    together(
        *(lambda verb=verb, one=one: say(verb, one) for one in people[:4] for verb in acts),
        *(lambda: offer(intake) for _worker in range(3)),
    )
    offer(intake)
    assert sorted(said) == sorted(one.pk for one in people[:4])
    held = Application.objects.filter(intake=intake, state__in=WITH_SEAT)
    assert sorted(held.values_list("seat_no", flat=True)) == [1, 2, 3, 4]
    took = Counter(states(people))
    assert (took["OFFERED"], took["LAPSED"]) == (took["DECLINED"], 0)


@pytest.mark.django_db(transaction=True)
def test_the_same_workers_offer_a_seat_too_often_without_the_doors_lock():
    """The twin: look who is next, then offer."""
    intake, (seat, _other), people = a_list()
    give_up(seat)
    looked, given = threading.Barrier(3), []

    def offer_unheld():
        one = Application.objects.filter(intake=intake).in_order().first()
        looked.wait()
        given.append(one.pk)

    together(*(offer_unheld for _worker in range(3)))
    assert given == [people[0].pk] * 3


@pytest.mark.django_db(transaction=True)
def test_an_answer_in_the_last_moment_is_taken_or_refused_but_never_half():
    intake, (seat, _other), (first, second, *_rest) = a_list()
    give_up(seat)
    offer(intake)
    taken = []

    def take():
        try:
            just = ANSWERED - timedelta(microseconds=1)
            answers.accept(application_id=first.pk, by=None, way=Way.LINK, at=just)
            taken.append(first.pk)
        except answers.OfferOver:
            time.sleep(0)

    together(take, lambda: offer(intake, at=ANSWERED))
    expected = ["SEATED", "WAITING"] if taken else ["LAPSED", "OFFERED"]
    assert states([first, second]) == expected
    connection.close()
