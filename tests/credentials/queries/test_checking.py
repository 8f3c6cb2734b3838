"""Every way a certificate can be wrong has its answer, and only a genuine one holds."""

import copy
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from naru.credentials.enums import Verdict, Why
from naru.credentials.queries.checking import check, check_text
from naru.credentials.rules.proofs import sign
from naru.credentials.services import revoking, sharing
from tests.accounts.factories import UserFactory
from tests.credentials.factories import issued

pytestmark = pytest.mark.django_db


def changed(one, *path, to):
    bad = copy.deepcopy(json.loads(one.body))
    inside = bad
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = to
    return json.dumps(bad)


def test_what_was_issued_holds_in_both_forms(noon):
    one = issued(noon)
    assert check(one).holds
    for text in (one.body, one.token, f"\n {one.body} "):
        told = check_text(text)
        assert (told.verdict, told.certificate) == (Verdict.HOLDS, one)


@pytest.mark.parametrize(
    ("path", "to"),
    [
        (("name",), "엑셀 첫걸음 "),
        (("credentialSubject", "identifier", 0, "identityHash"), "임꺽정"),
        (("credentialSubject", "result", 0, "value"), "99"),
        (("credentialStatus", "statusListIndex"), "3"),
        (("validFrom",), "2020-01-01T00:00:00Z"),
        (("proof", 0, "created"), "2020-01-01T00:00:00Z"),
        (("grade",), "A+"),
    ],
)
def test_one_thing_changed_is_not_genuine(noon, path, to):
    assert check_text(changed(issued(noon), *path, to=to)).verdict == Verdict.CHANGED


def test_a_changed_token_is_not_genuine(noon):
    head, body, signature = issued(noon).token.split(".")
    other = "A" if body[50] != "A" else "B"
    told = check_text(f"{head}.{body[:50]}{other}{body[51:]}.{signature}")
    assert told.verdict == Verdict.CHANGED


def test_a_key_or_an_issuer_of_others_is_not_ours(noon):
    one = issued(noon)
    bare = {name: value for name, value in json.loads(one.body).items() if name != "proof"}
    foreign = Ed25519PrivateKey.generate()
    method = json.loads(one.body)["proof"][0]["verificationMethod"]
    forged = sign(bare, key=foreign, method=method, created="2026-11-24T03:00:00Z")
    assert check_text(json.dumps(forged)).verdict == Verdict.CHANGED
    other = sign(
        bare, key=foreign, method="did:web:evil.example#ed-1", created="2026-11-24T03:00:00Z"
    )
    assert check_text(json.dumps(other)).verdict == Verdict.FOREIGN


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", "a.b.c", '{"proof": 1', "x" * 100_001])
def test_what_is_no_certificate_is_said_to_be_none(text):
    assert check_text(text).verdict == Verdict.UNREADABLE


@pytest.mark.parametrize("proof", [None, [], [{}], "x", {"verificationMethod": 5}])
def test_a_proof_that_names_no_key_of_ours_is_foreign(noon, proof):
    assert check_text(changed(issued(noon), "proof", to=proof)).verdict == Verdict.FOREIGN


def test_a_revoked_one_is_genuine_and_holds_no_more(noon):
    one = issued(noon)
    body, token = one.body, one.token
    revoking.revoke(certificate_id=one.pk, why=Why.MISTAKE, words="잘못", by=UserFactory(), at=noon)
    assert {check_text(text).verdict for text in (body, token)} == {Verdict.REVOKED}
    one.refresh_from_db()
    assert check(one).verdict == Verdict.REVOKED


def test_an_erased_one_holds_for_whoever_kept_a_copy(noon):
    one = issued(noon)
    body = one.body
    sharing.forget(resident=one.resident, at=noon)
    one.refresh_from_db()
    assert check_text(body).holds
    assert check(one).holds
