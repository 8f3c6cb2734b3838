"""What somebody booked of their planned practice, and what they can book now."""

from datetime import date, datetime, timedelta

import pytest

from naru.planning.queries.mine import perhaps_fallen, plan_of, portfolio_of
from naru.planning.queries.visits import Visits, opens_on, times_to_book, visits_of
from naru.planning.rules.progress import Standing
from tests.planning.factories import (
    NOON,
    TODAY,
    PlanFactory,
    RouteFactory,
    StepFactory,
    bench_for,
    occupation,
)
from tests.residents.factories import ResidentFactory
from tests.spaces.factories import TOMORROW, BookingFactory, SittingFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def step():
    """Two times at a bench, from today to the end of the next week; a chosen route of it alone."""
    plan = PlanFactory(occupation=occupation(bread=2), state="READY", answered_at=NOON)
    bench = bench_for("bread")
    return StepFactory(
        route=RouteFactory(plan=plan, chosen_at=NOON),
        run=None,
        bench=bench,
        skill=bench.skills.get(),
        times=2,
        gives=["practice:skill.bread"],
        starts_on=TODAY,
        last_on=date(2026, 12, 6),
    )


def stand(step, on=TODAY):
    (found,) = portfolio_of(plan_of(step.route.plan.resident), on=on).stands
    return found


def booked(step, at, **said):
    sitting = SittingFactory(bench=step.bench, starts_at=at)
    return BookingFactory(resident=step.route.plan.resident, sitting=sitting, **said)


def test_from_booking_to_having_been_there(step):
    assert stand(step).standing == Standing.TO_BOOK
    one = booked(step, TOMORROW)
    booked(step, TOMORROW + 21 * DAY)
    assert visits_of(step.route.plan.resident, [step]) == {step.pk: Visits(0, [one])}
    assert stand(step).standing == Standing.TO_BOOK
    two = booked(step, TOMORROW + DAY)
    found = stand(step)
    assert (found.standing, found.visits.coming) == (Standing.BOOKED, [one, two])
    for booking in (one, two):
        booking.state, booking.arrived, booking.arrived_at = "USED", "SCAN", NOON
        booking.save()
    assert (stand(step).standing, stand(step).visits) == (Standing.DONE, Visits(2, []))


def test_weeks_that_went_by_and_a_bench_that_is_gone_ask_for_another_plan(step):
    later = date(2026, 12, 7)
    assert perhaps_fallen(on=TODAY) == []
    assert perhaps_fallen(on=later) == [step.route.plan_id]
    assert stand(step, on=later).standing == Standing.MISSED
    step.bench.withdrawn_at = NOON
    step.bench.save()
    assert stand(step).standing == Standing.GONE
    assert perhaps_fallen(on=TODAY) == [step.route.plan_id]


def test_booking_opens_as_many_days_before_as_the_city_says(step):
    step.starts_on, step.last_on = date(2027, 3, 1), date(2027, 3, 14)
    step.save()
    assert opens_on(step, on=TODAY) == date(2027, 1, 30)
    assert stand(step).standing == Standing.TO_WAIT
    assert stand(step, on=date(2027, 1, 30)).standing == Standing.TO_BOOK
    assert times_to_book(step.route.plan, [step], at=NOON) == {}


def test_times_to_book_are_free_within_the_days_and_suit_the_person(
    step, django_assert_num_queries
):
    fits = SittingFactory(bench=step.bench, starts_at=TOMORROW)
    SittingFactory(bench=step.bench, starts_at=TOMORROW - timedelta(hours=9))
    SittingFactory(bench=step.bench, starts_at=TOMORROW + 14 * DAY)
    full = SittingFactory(bench=step.bench, starts_at=TOMORROW + DAY)
    for seat in step.bench.places.all():
        BookingFactory(sitting=full, seat=seat, resident=ResidentFactory())
    with django_assert_num_queries(1):
        assert times_to_book(step.route.plan, [step], at=NOON) == {step.pk: [fits]}
    begun = datetime.combine(TODAY, datetime.min.time(), NOON.tzinfo)
    assert (
        times_to_book(step.route.plan, [StepFactory(route=step.route, position=2)], at=begun) == {}
    )
