"""The pack's rounds become rows, accounts with money, and a sealed draw."""

import hashlib

import pytest
from django.db import DatabaseError, transaction

from naru.scholarships.enums import Book
from naru.scholarships.models import Account, Draw, Round, Transfer
from naru.scholarships.services import grants, rounds
from naru.scholarships.services.rounds import BudgetGivenAway
from tests.refusals import refused
from tests.scholarships.factories import OPENED, ApplicationFactory, round_row

pytestmark = pytest.mark.django_db


def fund():
    return Account.objects.get(book=Book.FUND).balance_points


def test_loading_twice_puts_the_money_in_once():
    for _time in range(2):
        rounds.save_rounds([round_row(grants=3)], at=OPENED)
    assert fund() == 1_800_000
    assert Transfer.objects.count() == 1


def test_a_changed_budget_books_the_difference():
    for grants_ in (3, 5, 2):
        rounds.save_rounds([round_row(grants=grants_)], at=OPENED)
    assert fund() == 1_200_000
    assert Transfer.objects.count() == 3


def test_a_budget_below_what_was_given_is_refused():
    rounds.save_rounds([round_row(grants=2)], at=OPENED)
    for _one in range(2):
        application = ApplicationFactory(round=Round.objects.get())
        grants.grant(application_id=application.pk, by=None, at=OPENED)
    with refused(BudgetGivenAway):
        rounds.save_rounds([round_row(grants=1)], at=OPENED)


def test_the_draw_is_sealed_from_the_first_day_and_stays_so():
    rounds.save_rounds([round_row()], at=OPENED)
    draw = Draw.objects.get()
    assert draw.commitment == hashlib.sha256(bytes.fromhex(draw.secret)).hexdigest()
    assert draw.committed_at == OPENED
    with (
        pytest.raises(DatabaseError, match="what a draw has published stays"),
        transaction.atomic(),
    ):
        Draw.objects.update(secret="0" * 64)


def test_a_round_that_left_the_pack_stays_as_history():
    rounds.save_rounds([round_row("spring"), round_row("winter")], at=OPENED)
    rounds.save_rounds([round_row("winter")], at=OPENED)
    assert list(Round.objects.published().values_list("code", flat=True)) == ["winter"]
    assert Round.objects.count() == 2
