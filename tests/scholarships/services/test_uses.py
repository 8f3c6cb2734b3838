"""Points for a place: kept, spent, given back by the bands, run out; the books always hold."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from naru.scholarships.enums import Book, UseState
from naru.scholarships.models import Account
from naru.scholarships.queries.ledger import reconcile
from naru.scholarships.services import grants, uses
from naru.scholarships.services.uses import (
    EndedAlready,
    NoFee,
    PlaceTaken,
    StartsTooLate,
    StartsTooSoon,
    TooFewPoints,
)
from tests.refusals import refused
from tests.scholarships.factories import ApplicationFactory, funded_round

AT = datetime(2027, 1, 4, 3, tzinfo=UTC)
NOWON = [
    {"held_below": "1/3", "gives_back": "2/3"},
    {"held_below": "1/2", "gives_back": "1/2"},
]
FIRST = date(2027, 1, 11)
EIGHT = [FIRST + timedelta(weeks=week) for week in range(8)]
FEE = 240_000


def on(day):
    """Noon of the day."""
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


def place(reference="enrolment:1", **more):
    told = {"run_id": None, "title": "가상 강좌", "provider": "노원", "points": FEE}
    return uses.Place(reference=reference, **{**told, "sessions": EIGHT, "terms": NOWON, **more})


@pytest.fixture
def grant():
    application = ApplicationFactory(round=funded_round(grants=2))
    return grants.grant(application_id=application.pk, by=None, at=AT)


def hold(grant, at=AT, **more):
    return uses.hold(grant_id=grant.pk, place=place(**more), by=grant.resident.user, at=at)


def give_up(use, day, whose="learner"):
    return uses.give_up(use_id=use.pk, whose=whose, by=use.held_by, at=on(day))


def balances(grant):
    rows = Account.objects.filter(round=grant.round).values_list("book", "balance_points")
    return dict(rows)


def books(grant, **wanted):
    found = balances(grant)
    assert {book: found[book] for book in wanted} == wanted
    assert reconcile().faults == ()


@pytest.mark.django_db
def test_an_offered_place_keeps_its_fee_and_the_start_spends_it(grant):
    use = hold(grant)
    books(grant, WALLET=600_000 - FEE, HELD=FEE, SPENT=0)
    assert uses.spend(use_id=use.pk, at=on(FIRST - timedelta(days=1))) is False
    assert [uses.spend(use_id=use.pk, at=on(FIRST)) for _time in range(2)] == [True, False]
    books(grant, WALLET=600_000 - FEE, HELD=0, SPENT=FEE)


WORKED_CASE = [
    (FIRST - timedelta(days=1), FEE),
    *((EIGHT[session], FEE * 2 // 3) for session in (0, 1)),
    (EIGHT[2], FEE // 2),
    *((EIGHT[session], 0) for session in (3, 4, 7)),
]
"""Nowon's own example for eight sessions: all until the day before; 2/3 by the first or second;
1/2 by the third; from the fourth nothing."""


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "back"), WORKED_CASE)
def test_nowons_worked_case_to_the_point(grant, day, back):
    use = hold(grant)
    if day >= FIRST:
        uses.spend(use_id=use.pk, at=on(FIRST))
    done = give_up(use, day)
    assert done.returned_points == back
    assert done.state == (UseState.RELEASED if day < FIRST else UseState.RETURNED)
    books(grant, WALLET=600_000 - FEE + back, HELD=0, SPENT=FEE - back)
    with refused(EndedAlready):
        give_up(use, day)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "whose", "back"),
    [
        (FIRST - timedelta(days=1), "learner", FEE),
        (FIRST, "learner", 120_000),
        (EIGHT[2], "learner", 90_000),
        (EIGHT[3], "learner", 0),
        (EIGHT[3], "provider", FEE),
    ],
)
def test_points_for_materials_stay_once_the_course_has_begun(grant, day, whose, back):
    """Of 240,000 points 60,000 are for materials: the bands share out the other 180,000."""
    assert give_up(hold(grant, materials_points=60_000), day, whose).returned_points == back
    books(grant, WALLET=600_000 - FEE + back, HELD=0, SPENT=FEE - back)


@pytest.mark.django_db
def test_no_more_is_for_materials_than_the_place_costs(grant):
    wrong = pytest.raises(IntegrityError, match="use_materials_are_a_part")
    with wrong, transaction.atomic(savepoint=True):
        hold(grant, materials_points=FEE + 1)


@pytest.mark.django_db
def test_given_up_on_the_first_day_before_the_nightly_job_it_is_spent_first(grant):
    done = give_up(hold(grant), FIRST)
    assert (done.state, done.returned_points) == (UseState.RETURNED, 160_000)
    books(grant, WALLET=520_000, SPENT=80_000)


@pytest.mark.django_db
def test_where_the_provider_ends_it_all_comes_back_at_any_time(grant):
    use = hold(grant)
    uses.spend(use_id=use.pk, at=on(FIRST))
    assert give_up(use, EIGHT[6], whose="provider").returned_points == FEE
    books(grant, WALLET=600_000, SPENT=0)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "no"),
    [
        ({"points": 600_001}, TooFewPoints),
        ({"points": 0}, NoFee),
        ({"sessions": []}, StartsTooSoon),
        ({"sessions": [date(2027, 1, 4)]}, StartsTooSoon),
        ({"sessions": [date(2027, 7, 1)]}, StartsTooLate),
    ],
)
def test_what_cannot_be_paid_is_refused_and_nothing_moves(grant, more, no):
    with refused(no):
        hold(grant, **more)
    books(grant, WALLET=600_000, HELD=0)


@pytest.mark.django_db
def test_one_place_is_paid_once(grant):
    hold(grant)
    with refused(PlaceTaken):
        hold(grant)


@pytest.mark.django_db
def test_points_run_out_on_their_day_and_what_returns_later_does_too(grant):
    use = hold(grant, sessions=[date(2027, 6, 30), date(2027, 7, 7)])
    uses.spend(use_id=use.pk, at=on(date(2027, 6, 30)))
    assert uses.lapse(grant_id=grant.pk, at=on(date(2027, 6, 30))) == 0
    last = on(date(2027, 7, 1))
    assert [uses.lapse(grant_id=grant.pk, at=last) for _time in range(2)] == [600_000 - FEE, 0]
    give_up(use, date(2027, 7, 1), whose="provider")
    assert uses.lapse(grant_id=grant.pk, at=last + timedelta(days=1)) == FEE
    books(grant, WALLET=0, HELD=0, SPENT=0, LAPSED=600_000)


@pytest.mark.django_db(transaction=True)
def test_two_places_at_once_on_points_for_one_give_exactly_one():
    application = ApplicationFactory(round=funded_round(grants=1))
    grant = grants.grant(application_id=application.pk, by=None, at=AT)
    start, outcomes = threading.Barrier(6), []

    def run(number):
        try:
            start.wait()
            hold(grant, reference=f"enrolment:{number}", points=400_000)
            outcomes.append("held")
        except TooFewPoints:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["held"] + ["refused"] * 5
    books(grant, WALLET=200_000, HELD=400_000)
    assert Account.objects.get(grant=grant, book=Book.HELD).entries == 1
