"""A round is opened with its money and a sealed draw; its money moves with the ledger."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from naru.audit.models import Entry
from naru.scholarships.enums import Book
from naru.scholarships.models import Account, Draw, Round, Transfer
from naru.scholarships.services import grants, rounds
from naru.scholarships.services.rounds import (
    BudgetGivenAway,
    BudgetTooSmall,
    CodeTaken,
    DatesOutOfOrder,
    NoReason,
    RoundHasBegun,
    SameBudget,
)
from tests.refusals import refused
from tests.scholarships.factories import (
    CLOSES,
    CRITERIA,
    DRAWN,
    OPENED,
    TERMS,
    ApplicationFactory,
    funded_round,
    plan,
    staff,
)

pytestmark = pytest.mark.django_db


def fund():
    return Account.objects.get(book=Book.FUND).balance_points


def open_round(**more):
    return rounds.open_round(plan=plan(**more), terms=TERMS, by=staff().user, at=OPENED)


def test_a_round_keeps_the_terms_and_holds_the_money_of_so_many_people():
    made = open_round(people=3)
    assert (made.year, made.each_points, made.budget_points) == (2026, 600_000, 1_800_000)
    assert made.criteria == [one.record for one in CRITERIA]
    assert (made.papers, made.sample, made.people) == (["WELFARE"], False, 3)
    assert fund() == 1_800_000
    assert Transfer.objects.count() == 1
    assert Entry.objects.get(action="scholarship.round_opened").actor == made.opened_by


def test_the_draw_is_sealed_from_the_first_day_and_stays_so():
    open_round()
    draw = Draw.objects.get()
    assert draw.commitment == hashlib.sha256(bytes.fromhex(draw.secret)).hexdigest()
    assert draw.committed_at == OPENED
    with (
        pytest.raises(DatabaseError, match="what a draw has published stays"),
        transaction.atomic(),
    ):
        Draw.objects.update(secret="0" * 64)


@pytest.mark.parametrize(
    "wrong",
    [
        {"apply_until_at": OPENED},
        {"draw_from_at": CLOSES},
        {"results_on": (DRAWN - timedelta(days=1)).date()},
        {"use_until_on": DRAWN.date()},
        {"apply_from_at": OPENED - timedelta(days=9), "apply_until_at": OPENED},
    ],
)
def test_dates_out_of_order_or_past_are_refused(wrong):
    with refused(DatesOutOfOrder):
        open_round(**wrong)
    assert Round.objects.count() == 0


def test_a_round_for_nobody_and_an_address_in_use_are_refused():
    with refused(BudgetTooSmall):
        open_round(people=0)
    open_round()
    with refused(CodeTaken):
        open_round()


def set_people(made, people, words="추경으로", by=None):
    return rounds.set_people(round_id=made.pk, people=people, words=words, by=by, at=OPENED)


def test_a_changed_budget_books_the_difference_and_the_trail_says_who_and_why():
    made, manager = funded_round(grants=3), staff().user
    for people in (5, 2):
        set_people(made, people, " 추경 \n 편성 ", manager)
    assert fund() == 1_200_000
    assert Transfer.objects.count() == 3
    last = Entry.objects.filter(action="scholarship.budget_set").order_by("-pk")[0]
    assert (last.actor, last.subject_id) == (manager, str(made.public_id))
    assert json.loads(last.details) == {
        "points": 1_200_000,
        "before": 3_000_000,
        "words": "추경 편성",
    }


def test_a_budget_that_stays_or_has_no_reason_is_refused():
    made = funded_round(grants=2)
    for people, words, no in ((2, "추경", SameBudget), (3, " \n ", NoReason)):
        with refused(no):
            set_people(made, people, words)
    assert Transfer.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_database_keeps_the_published_budget_equal_to_the_books():
    made = funded_round(grants=2)
    with pytest.raises(IntegrityError, match="says 600000 points and its books hold 1200000"):
        Round.objects.filter(pk=made.pk).update(budget_points=600_000)
    made.refresh_from_db()
    assert made.budget_points == 1_200_000


def test_a_budget_below_what_was_given_is_refused():
    made = funded_round(grants=2)
    for _one in range(2):
        application = ApplicationFactory(round=made)
        grants.grant(application_id=application.pk, by=None, at=OPENED)
    for people, no in ((1, BudgetGivenAway), (0, BudgetTooSmall)):
        with refused(no):
            set_people(made, people)
    made.refresh_from_db()
    assert made.budget_points == 1_200_000


def test_a_round_that_nobody_applied_in_can_be_taken_back():
    spring, winter = funded_round("spring"), funded_round("winter")
    rounds.take_back(round_id=spring.pk, by=staff().user, at=OPENED)
    assert list(Round.objects.published()) == [winter]
    ApplicationFactory(round=winter)
    with refused(RoundHasBegun):
        rounds.take_back(round_id=winter.pk, by=staff().user, at=OPENED)


def test_the_database_wants_to_know_who_opened_a_round():
    made = funded_round()
    with pytest.raises(IntegrityError, match="round_has_source_or_opener"), transaction.atomic():
        Round.objects.filter(pk=made.pk).update(sample=False, opened_by=None)
    with pytest.raises(IntegrityError, match="round_settled_after"), transaction.atomic():
        Round.objects.filter(pk=made.pk).update(run_at=OPENED, run_by=staff().user)
