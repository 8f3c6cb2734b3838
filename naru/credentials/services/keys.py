"""The public halves of the keys, written down when they first sign and kept for good."""

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from django.db import transaction

from naru.credentials.enums import Use
from naru.credentials.models import PublicKey
from naru.credentials.reading import secrets


@transaction.atomic(savepoint=False)
def proof_key(*, at: datetime) -> tuple[PublicKey, Ed25519PrivateKey]:
    """The key of proofs in use, with its public half kept."""
    key = secrets.proof_secret()
    return _kept(Use.PROOF, *secrets.proof_public(key), at), key


@transaction.atomic(savepoint=False)
def token_key(*, at: datetime) -> tuple[PublicKey, RSAPrivateKey]:
    """The key of tokens in use, with its public half kept."""
    key = secrets.token_secret()
    return _kept(Use.TOKEN, *secrets.token_public(key), at), key


def _kept(use: Use, kid: str, public: str, at: datetime) -> PublicKey:
    row = PublicKey.objects.filter(kid=kid).first()
    if row is None:
        row = PublicKey(kid=kid, use=use, public=public, first_used_at=at)
        PublicKey.objects.bulk_create([row], ignore_conflicts=True)
    return row
