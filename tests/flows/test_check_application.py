"""With the second check it is decided on what the papers show."""

import json

import pytest

from naru.notices.models import Notice
from naru.policies.models import Receipt
from naru.scholarships.enums import CheckKind
from tests.flows.scholarship import CHECKED, applied, check, checked, somebody
from tests.scholarships.factories import funded_round

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def one(noon):
    return applied(somebody(noon), funded_round(), noon)


def test_one_check_decides_nothing_two_do(one):
    assert check(one, CheckKind.DOUBLE_BENEFIT).state == "SUBMITTED"
    done = check(one, CheckKind.INCOME)
    assert (done.state, done.decided_at) == ("ELIGIBLE", CHECKED)
    assert Receipt.objects.count() == 1, "that of the application: granting has its own"


@pytest.mark.parametrize(
    "found",
    [
        {"INCOME": {"near_poor": False}},
        {"DOUBLE_BENEFIT": {"benefits_now": ["SEOCHO_VOUCHER"]}},
    ],
)
def test_what_papers_show_otherwise_refuses_with_receipt_and_notice(one, found):
    done = checked(one, **found)
    assert (done.state, done.decided_at) == ("REFUSED", CHECKED)
    receipt = Receipt.objects.get(decision=f"scholarship-check:{one.pk}")
    assert (receipt.kind, receipt.outcome) == ("GRANT", "REFUSED")
    assert json.loads(receipt.body)["words"]["en"]["changes"] != []
    assert Notice.objects.order_by("pk").last().params["receipt"] == str(receipt.public_id)


@pytest.mark.parametrize(
    "scheme",
    [
        "LIFELONG_VOUCHER",
        "TOMORROW_LEARNING_CARD",
        "NATIONAL_SCHOLARSHIP",
        "YEONGDEUNGPO_VOUCHER",
        "SEOCHO_VOUCHER",
    ],
)
def test_each_of_the_five_schemes_excludes_and_another_does_not(one, scheme):
    assert checked(one, DOUBLE_BENEFIT={"benefits_now": [scheme]}).state == "REFUSED"


def test_another_support_does_not_exclude(one):
    assert checked(one, DOUBLE_BENEFIT={"benefits_now": ["PUBLIC_JOB"]}).state == "ELIGIBLE"
