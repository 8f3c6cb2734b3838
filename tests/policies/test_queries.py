"""Receipts can be shown, taken along, and proven; what was changed is named."""

import json
import time
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from naru.policies import queries
from naru.policies.models import Receipt, ReceiptLink
from naru.policies.reading.book import rulebook
from tests.policies.receipts import issue, tamper

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _forget_packs():
    queries._kept.cache_clear()


def three(noon):
    issue(noon, "application:1")
    issue(noon, "application:2", policy="contribution-jobs", facts={"employment": "EMPLOYED"})
    issue(noon, "application:3", policy="companion-plaza")


def test_a_page_shows_the_words_that_were_told(noon):
    slip = queries.slip(issue(noon))
    assert (slip.seq, slip.content["format"]) == (1, "naru-receipt/1")
    assert slip.words["ko"]["reasons"][0]["standing"] == "만 39세예요"


def test_residents_see_their_own_receipts_only(noon):
    one, other = issue(noon, "grant:1"), issue(noon, "grant:2")
    assert list(Receipt.objects.visible_to(one.resident.user)) == [one]
    assert list(Receipt.objects.visible_to(other.resident.user)) == [other]


def test_all_receipts_hold_and_the_command_says_so(noon):
    three(noon)
    proof = queries.prove()
    head = ReceiptLink.objects.get(seq=3).hash
    assert (proof.receipts, proof.holds, proof.head) == (3, True, head)
    out = StringIO()
    call_command("verify_receipts", stdout=out)
    assert f"3 receipts hold, head {head}" in out.getvalue()


def test_receipts_of_other_rule_packs_are_decided_by_their_own(noon, settings):
    three(noon)
    settings.CITY_DIR = settings.BASE_DIR / "cities" / "haneul"
    issue(noon, "application:4", policy="night-school", facts={"benefits_now": frozenset()})
    assert queries.prove().receipts == 4
    assert Receipt.objects.values("pack").distinct().count() == 2


REASON = "chained"


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (
            ["UPDATE policies_receipt SET body = replace(body, '39', '40') WHERE id = {two}"],
            "receipt 2 is not the one that was chained",
        ),
        (["DELETE FROM policies_receiptlink WHERE seq = 2"], "receipt 2 is missing"),
        (
            ["UPDATE policies_receiptlink SET hash = repeat('a', 64) WHERE seq = 3"],
            "receipt 3 is not the one that was chained",
        ),
        (
            ["UPDATE policies_rulepack SET texts = replace(texts, '40', '41')"],
            "receipt 1 rests on a rule pack that was changed",
        ),
        (
            ["UPDATE policies_signingkey SET public_key = repeat('0', 64)"],
            "receipt 1 is not signed by its key",
        ),
        (
            ["DELETE FROM policies_receiptlink WHERE seq = 3"],
            "1 receipts are not in the chain",
        ),
        (
            ["UPDATE policies_receipt SET decision = 'application:9' WHERE id = {two}"],
            "receipt 2 does not say what its row says",
        ),
    ],
)
def test_what_was_changed_is_named(noon, statements, told):
    three(noon)
    two = ReceiptLink.objects.get(seq=2).receipt_id
    tamper(*(sql.format(two=two) for sql in statements))
    with pytest.raises(CommandError, match=told):
        call_command("verify_receipts", stdout=StringIO())


def test_a_receipt_that_its_rules_decide_otherwise_is_found(noon):
    """Somebody with the signing key and the database writes a yes that was a no."""
    from naru.audit.rules import GENESIS
    from naru.policies.rules.signing import link_hash, signed
    from naru.policies.services import keys

    receipt = issue(noon)
    body = receipt.body.replace('"answer":"no"', '"answer":"yes"')
    signature = signed(keys.current(), body)
    link = link_hash(previous=GENESIS, seq=1, body=body, signature=signature, key_id=receipt.key_id)
    quoted = body.replace("'", "''").replace("%", "%%")
    tamper(
        f"UPDATE policies_receipt SET body = '{quoted}', signature = '{signature}'",
        f"UPDATE policies_receiptlink SET hash = '{link}'",
    )
    assert queries.prove().reason == "receipt 1 is decided otherwise by its own rules"


def test_every_policy_of_the_city_replays_bit_for_bit(noon):
    people = (
        {"lives_in_city": False, "small_merchant": True, "employment": "SELF_EMPLOYED"},
        {"benefits_before": frozenset({"MERCHANT_DIGITAL:2024"}), "business_closed": True},
        {"near_poor": None, "birth_on": None},
    )
    number = 0
    for policy in rulebook().policies:
        for facts in people:
            number += 1
            issue(noon, f"application:{number}", policy=policy, facts=facts)
    began = time.perf_counter()
    proof = queries.prove()
    rate = number / (time.perf_counter() - began)
    print(f"{number} receipts verified, {rate:,.0f} a second")
    assert (proof.receipts, proof.reason) == (number, "")


def test_the_file_to_take_along_is_plain_json(noon):
    receipt = issue(noon)
    document = json.loads(json.dumps(queries.document(receipt)))
    assert set(document) == {"body", "signature", "key", "chain"}
    assert queries.public_keys() == {receipt.key_id: receipt.key.public_key}


def test_pieces_make_one_chain_and_the_first_fault_is_the_one_told(noon, monkeypatch):
    """A decision that fails early is told before a broken signature that comes later."""
    monkeypatch.setattr(queries, "PIECE", 2)
    three(noon)
    assert queries.prove().receipts == 3
    tamper("UPDATE policies_receiptlink SET hash = repeat('a', 64) WHERE seq = 3")
    assert queries.prove().broken_at == 3
    tamper("UPDATE policies_rulepack SET texts = replace(texts, '40', '41')")
    queries._kept.cache_clear()
    proof = queries.prove()
    queries._kept.cache_clear()
    assert (proof.receipts, proof.broken_at) == (0, 1)
