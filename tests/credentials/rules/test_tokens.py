"""The token carries the certificate and its registered claims, and one letter changed breaks it."""

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from naru.credentials.rules.tokens import opened, public_jwk, token
from tests.credentials.rules.test_proofs import EXAMPLE

DOCUMENT = {**EXAMPLE, "validFrom": "2026-11-24T03:00:00Z"}


@pytest.fixture(scope="module")
def key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def test_the_claims_are_those_of_the_standard(key):
    made = token(DOCUMENT, key=key, kid="https://naru.example/jwks.json#rs-1")
    assert jwt.get_unverified_header(made) == {
        "alg": "RS256",
        "kid": "https://naru.example/jwks.json#rs-1",
        "typ": "JWT",
    }
    published = jwt.PyJWK(public_jwk(key.public_key(), kid="rs-1")).key
    assert jwt.decode(made, published, algorithms=["RS256"]) == {
        **DOCUMENT,
        "iss": DOCUMENT["issuer"]["id"],
        "jti": DOCUMENT["id"],
        "sub": DOCUMENT["credentialSubject"]["id"],
        "nbf": 1_795_489_200,
    }


def test_one_letter_changed_is_refused(key):
    made = token(DOCUMENT, key=key, kid="k")
    head, body, signature = made.split(".")
    other = ("A" if body[40] != "A" else "B") + body[41:]
    public = public_jwk(key.public_key(), kid="k")
    said = opened(made, public=public)
    assert said is not None
    assert said["name"] == "Teamwork Badge"
    for bad in (f"{head}.{body[:40]}{other}.{signature}", f"{head}.{body}.", "", "a.b.c"):
        assert opened(bad, public=public) is None
