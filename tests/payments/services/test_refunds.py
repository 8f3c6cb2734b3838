"""Refunds are handed to the bank once, and only to accounts people gave."""

import pytest

from naru.payments.enums import Book
from naru.payments.models import Account, Payout, RefundAccount
from naru.payments.queries import refunds as queries
from naru.payments.services import accounts, charges, refunds
from naru.payments.services.refunds import NothingToSend, Sending
from naru.residents.enums import ResidentState
from naru.residents.models import Resident
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import NOON
from tests.payments.factories import FEE, charge, pay

pytestmark = pytest.mark.django_db(transaction=True)


def test_sent_once_and_the_books_are_even():
    one, staff = charge(), UserFactory()
    pay(one)
    charges.end(claim_id=one.claim_id, whose="learner", by=None, at=NOON)
    assert [back.won for back in queries.owed(one.provider_id)] == [FEE]
    with pytest.raises(NothingToSend):
        refunds.send(provider_id=one.provider_id, by=staff, at=NOON)
    accounts.set_account(
        resident=one.claim.resident,
        bank="보기은행",
        number="110123456789",
        holder="김하나",
        by=staff,
        at=NOON,
    )
    sent = refunds.send(provider_id=one.provider_id, by=staff, at=NOON)
    assert sent == [Sending("보기은행", "110123456789", "김하나", FEE, one.title)]
    assert Payout.objects.get().number_end == "6789"
    assert set(Account.objects.values_list("balance_won", flat=True)) == {0}
    assert Account.objects.get(charge=one, book=Book.BACK).entries == 2
    with pytest.raises(NothingToSend):
        refunds.send(provider_id=one.provider_id, by=staff, at=NOON)


def test_whoever_is_erased_while_money_is_owed_still_gets_it_and_the_account_goes_then():
    one, staff = charge(), UserFactory()
    person = one.claim.resident
    pay(one)
    charges.end(claim_id=one.claim_id, whose="learner", by=None, at=NOON)
    accounts.set_account(
        resident=person, bank="보기은행", number="110123456789", holder="김하나", by=staff, at=NOON
    )
    erased = {"state": ResidentState.ERASED, "erased_at": NOON, "name": "", "phone": ""}
    Resident.objects.filter(pk=person.pk).update(**erased)
    accounts.forget(resident_id=person.pk)
    (line,) = refunds.send(provider_id=one.provider_id, by=staff, at=NOON)
    assert (line.number, line.won) == ("110123456789", FEE)
    assert not RefundAccount.objects.exists()
