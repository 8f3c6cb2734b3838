"""Ed25519 keys and signatures as hex; and the chain's arithmetic, the same as the trigger's."""

import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from naru.audit.rules import chained

KEY_ID_LETTERS = 16


def public_hex(key: Ed25519PublicKey) -> str:
    """The 32 bytes of a public key as 64 letters."""
    return key.public_bytes_raw().hex()


def secret_hex(key: Ed25519PrivateKey) -> str:
    """The 32 bytes of a private key as 64 letters: never stored in the database."""
    return key.private_bytes_raw().hex()


def key_id_of(public: str) -> str:
    """The first 16 letters of the SHA-256 of the public key's bytes."""
    return hashlib.sha256(bytes.fromhex(public)).hexdigest()[:KEY_ID_LETTERS]


def signed(key: Ed25519PrivateKey, body: str) -> str:
    """The signature over the body's UTF-8 bytes, as hex."""
    return key.sign(body.encode()).hex()


def checker(public: str) -> VerifyKey:
    """The public key (64 letters) as what `holds` checks with. Raises ValueError if it is none."""
    return VerifyKey(bytes.fromhex(public))


def holds(key: VerifyKey, body: str, signature: str) -> bool:
    """Whether the signature fits the body and the key."""
    try:
        key.verify(body.encode(), bytes.fromhex(signature))
    except (BadSignatureError, ValueError):
        return False
    return True


def link_hash(*, previous: str, seq: int, body: str, signature: str, key_id: str) -> str:
    """The hash of a receipt's place in the chain."""
    return chained(previous=previous, seq=seq, fields=[body, signature, key_id])
