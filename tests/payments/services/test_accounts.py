"""The account for refunds."""

import pytest
from django.db import IntegrityError

from naru.payments.models import RefundAccount
from naru.payments.services import accounts
from tests.enrolments.factories import NOON
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_a_person_has_one_and_it_goes_with_the_record():
    one = ResidentFactory()
    told = {"resident": one, "bank": "보기은행", "holder": "김하나", "by": one.user, "at": NOON}
    accounts.set_account(number="123456", **told)
    accounts.set_account(number="654321", **told)
    assert RefundAccount.objects.get().number == "654321"
    with pytest.raises(IntegrityError, match="refund_account_whole"):
        accounts.set_account(number="12-34", **told)


def test_forgotten():
    one = ResidentFactory()
    told = {"resident": one, "bank": "보기은행", "holder": "김하나", "by": one.user, "at": NOON}
    accounts.set_account(number="123456", **told)
    accounts.forget(resident_id=one.pk)
    assert not RefundAccount.objects.exists()
