"""The same certificate as a signed token (RS256), for wallets that read nothing else."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from naru.credentials.rules.letters import base64url

ALGORITHM = "RS256"


def token(document: Mapping[str, Any], *, key: RSAPrivateKey, kid: str) -> str:
    """By section 8.2 of Open Badges 3.0: the certificate itself with the registered claims.

    `kid` is the key's address in the published list. The document stands in it without a proof.
    """
    claims = {
        **document,
        "iss": document["issuer"]["id"],
        "jti": document["id"],
        "sub": document["credentialSubject"]["id"],
        "nbf": int(datetime.fromisoformat(document["validFrom"]).timestamp()),
    }
    return jwt.encode(claims, key, algorithm=ALGORITHM, headers={"kid": kid, "typ": "JWT"})


def opened(text: str, *, public: Mapping[str, str]) -> dict[str, Any] | None:
    """What the token says, if it is as it was signed with this key (a JWK); None if not."""
    try:
        key = jwt.PyJWK(dict(public)).key
        said: dict[str, Any] = jwt.decode(
            text, key, algorithms=[ALGORITHM], options={"verify_aud": False, "verify_nbf": False}
        )
    except jwt.PyJWTError:
        return None
    return said


def public_jwk(public: RSAPublicKey, *, kid: str) -> dict[str, str]:
    """The public key as the published list shows it."""
    numbers = public.public_numbers()
    return {
        "kty": "RSA",
        "alg": ALGORITHM,
        "use": "sig",
        "kid": kid,
        "n": _letters(numbers.n),
        "e": _letters(numbers.e),
    }


def _letters(number: int) -> str:
    return base64url(number.to_bytes(-(-number.bit_length() // 8), "big"))
