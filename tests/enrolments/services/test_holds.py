"""A door by payment: held in the order of clicks, theirs once paid, and the next one's if not."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from naru.enrolments.enums import DoorMode, State, Way
from naru.enrolments.models import Application, Intake
from naru.enrolments.queries import following, rush, waiting
from naru.enrolments.services import answers, doors, ending, holds, offers
from naru.enrolments.services import doors as door_services
from tests.accounts.factories import OrganisationFactory, UserFactory
from tests.catalogue.factories import ProviderFactory
from tests.enrolments.factories import (
    NOON,
    OFFERS_END,
    TERMS,
    ApplicationFactory,
    IntakeFactory,
    settle_all,
    stand,
)
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)


def paying(**more):
    """A door by payment with one seat, held for 30 minutes."""
    return IntakeFactory(mode=DoorMode.FIRST_PAID, hold_minutes=30, capacity=1, **more)


def crowd(door, number=3):
    claims = [stand(door, ResidentFactory()) for _ in range(number)]
    settle_all(door)
    return [Application.objects.get(claim=claim) for claim in claims]


def test_whoever_clicked_first_is_held_a_seat_and_the_rest_wait():
    first, second, third = crowd(paying())
    assert (first.state, first.seat_no, first.wait_no) == (State.OFFERED, 1, None)
    assert (first.offered_at, first.offer_until_at) == (NOON, NOON + HOUR / 2)
    assert [(one.state, one.wait_no) for one in (second, third)] == [
        (State.WAITING, 1),
        (State.WAITING, 2),
    ]
    assert following.untold(intake_id=first.intake_id) == [one.pk for one in (first, second, third)]


def test_paying_makes_the_seat_theirs_once():
    first, *_others = crowd(paying())
    assert holds.seat(application_id=first.pk, at=NOON + HOUR)
    first.refresh_from_db()
    assert (first.state, first.seat_no, first.told_at) == (State.SEATED, 1, None)
    assert not holds.seat(application_id=first.pk, at=NOON + HOUR)
    assert not holds.seat(application_id=ApplicationFactory().pk, at=NOON)


def test_a_press_takes_no_seat_where_paying_is_the_answer():
    first, second, _third = crowd(paying())
    given = {"by": None, "way": Way.SITE, "at": NOON}
    with pytest.raises(answers.PayFirst):
        answers.accept(application_id=first.pk, **given)
    answers.decline(application_id=first.pk, **given)
    offers.offer_seats(intake_id=first.intake_id, terms=TERMS, at=NOON)
    second.refresh_from_db()
    assert (second.state, second.seat_no, second.told_at) == (State.OFFERED, 1, None)


def test_the_clock_alone_ends_no_hold_and_the_next_gets_the_least_time_by_day():
    first, second, _third = crowd(paying())
    late = NOON + HOUR
    assert waiting.due(at=late) == []
    assert offers.offer_seats(intake_id=first.intake_id, terms=TERMS, at=late) == offers.Moved(
        [], []
    )
    with transaction.atomic():
        ending.lapse(application=first, at=late)
    moved = offers.offer_seats(intake_id=first.intake_id, terms=TERMS, at=late)
    assert [(one.pk, one.offer_until_at) for one in moved.offered] == [(second.pk, late + 2 * HOUR)]
    long = Intake(mode=DoorMode.FIRST_PAID, hold_minutes=300)
    assert holds.lasting(long, TERMS) == replace(TERMS, lasts=5 * HOUR)
    assert holds.lasting(Intake(), TERMS) == TERMS


def test_time_lost_before_the_person_is_told_is_given_back():
    first, *_others = crowd(paying())
    with transaction.atomic():
        holds.begin(application=first, at=NOON + timedelta(seconds=30))
        assert first.offer_until_at == NOON + HOUR / 2
        holds.begin(application=first, at=NOON + 2 * HOUR)
    first.refresh_from_db()
    assert first.offer_until_at == NOON + 2 * HOUR + HOUR / 2


def test_such_a_door_needs_a_hold_and_no_other_has_one():
    door = IntakeFactory()
    terms = doors.Terms(
        mode=DoorMode.FIRST_PAID,
        capacity=3,
        opens_at=door.opens_at,
        closes_at=door.closes_at,
        offers_until_at=OFFERS_END,
    )
    with pytest.raises(door_services.NothingToPay):
        doors.set_door(run_id=door.run_id, terms=terms, by=UserFactory(), at=NOON)
    whole = replace(terms, hold_minutes=30)
    assert doors.set_door(run_id=door.run_id, terms=whole, by=UserFactory(), at=NOON).hold_minutes
    with pytest.raises(IntegrityError, match="intake_holds_by_payment"), transaction.atomic():
        Intake.objects.update(mode=DoorMode.DRAW)


def test_what_came_free_counts_no_first_holds():
    _first, second, third = crowd(paying())
    place = waiting.place_of(third, terms=TERMS, at=NOON)
    assert (place.before, place.freed) == (1, 0)
    assert waiting.place_of(second, terms=TERMS, at=NOON).before == 0


def test_the_dashboard_watches_it_like_a_race():
    organisation = OrganisationFactory()
    door = paying(run__course__provider=ProviderFactory(organisation=organisation))
    stand(door, ResidentFactory())
    (watch,) = rush.watched(organisation, at=NOON + HOUR)
    assert (watch.unsettled, watch.oldest_s) == (1, HOUR.total_seconds())
    settle_all(door)
    (watch,) = rush.watched(organisation, at=NOON + HOUR)
    assert (watch.offered, watch.unsettled, watch.oldest_s) == (1, 0, None)
