"""A decision leaves exactly one slip, in the same transaction, that says all and no more."""

import json

import pytest
from django.db import IntegrityError, transaction

from naru.audit.models import Entry
from naru.policies.enums import Outcome
from naru.policies.models import Receipt, ReceiptLink, RulePack
from naru.policies.reading.book import rulebook
from naru.policies.rules.slips import canonical
from tests.policies.receipts import issue

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_refusal_says_why_and_what_would_change_it(noon):
    receipt = issue(noon)
    content = json.loads(receipt.body)
    assert canonical(content) == receipt.body
    verdict = content["verdict"]
    assert (verdict["policy"], verdict["version"]) == ("training-scholarship", "2023-08-04")
    assert (verdict["answer"], verdict["why"], verdict["missing"]) == ("no", "rule", [])
    assert [reason["node"] for reason in verdict["reasons"]] == ["age", "no-double-benefit"]
    assert verdict["parameters"] == {"midlife": [40, 64]}
    assert verdict["derived"] == {"age": 1}
    assert content["words"]["ko"]["reasons"][0] == {
        "node": "age",
        "holds": False,
        "requirement": "만 40세부터 64세까지예요",
        "standing": "만 39세예요",
    }
    assert content["words"]["ko"]["changes"] == [
        "국가 평생교육바우처를 더 받지 않게 되면 2027년 3월 2일(화)부터 신청할 수 있어요."
    ]
    assert content["words"]["en"]["changes"] == [
        (
            "You can apply from Tuesday 2 March 2027 if you no longer have the National "
            "Lifelong Education Voucher."
        )
    ]


def test_only_facts_the_rule_looks_at_are_kept(noon):
    content = json.loads(issue(noon).body)
    assert content["verdict"]["facts"] == {
        "basic_livelihood": False,
        "benefits_now": ["LIFELONG_VOUCHER"],
        "birth_on": "1987-03-02",
        "lives_in_city": True,
        "near_poor": True,
    }
    assert content["holder"] == str(Receipt.objects.get().resident.public_id)
    assert "name" not in content


def test_grounds_beside_the_rule_are_part_of_what_is_signed(noon):
    receipt = issue(noon, outcome=Outcome.REFUSED, grounds={"rank": 501, "last_granted": 500})
    assert json.loads(receipt.body)["grounds"] == {"last_granted": 500, "rank": 501}


def test_one_decision_has_one_receipt(noon):
    issue(noon)
    with pytest.raises(IntegrityError, match="receipt_one_per_decision"):
        issue(noon)
    assert Receipt.objects.count() == ReceiptLink.objects.count() == 1


def test_a_decision_that_is_rolled_back_leaves_no_receipt(noon):
    class Stop(Exception):
        pass

    issue(noon)
    before = (Receipt.objects.count(), Entry.objects.count())
    with pytest.raises(Stop), transaction.atomic(durable=True):
        issue_inside(noon)
        raise Stop
    assert (Receipt.objects.count(), Entry.objects.count()) == before


def issue_inside(noon):
    from naru.policies.enums import DecisionKind
    from naru.policies.rules.verdicts import decide
    from naru.policies.services import receipts
    from tests.policies.receipts import ON, C
    from tests.residents.factories import ResidentFactory

    receipts.issue(
        resident=ResidentFactory(),
        kind=DecisionKind.GRANT,
        outcome=Outcome.ACCEPTED,
        decision="grant:2",
        verdict=decide(rulebook().policies["training-scholarship"], C, ON),
        facts=C,
        book=rulebook(),
        by=None,
        at=noon,
    )


def test_the_rule_pack_is_kept_once(noon):
    issue(noon, "placement:1")
    issue(noon, "placement:2", policy="contribution-jobs", facts={"employment": "LOOKING"})
    (pack,) = RulePack.objects.all()
    assert (pack.digest, json.loads(pack.texts)) == (rulebook().digest, dict(rulebook().texts))


def test_every_receipt_has_its_audit_line(noon):
    receipt = issue(noon)
    entry = Entry.objects.get(action="receipt.issued")
    assert entry.subject_id == str(receipt.public_id)


@pytest.mark.parametrize("name", ["grant", "Grant:1", "grant:x", "grant:1:2"])
def test_a_decision_is_named_by_kind_and_number(noon, name):
    with pytest.raises(IntegrityError, match="receipt_decision_named"):
        issue(noon, name)
