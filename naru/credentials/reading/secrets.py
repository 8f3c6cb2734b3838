"""The keys that sign certificates: from the environment in production, from files elsewhere.

One signs the proof inside a certificate (Ed25519), one the token (RSA). To rotate, give the process
other secrets (`manage.py certificate_key --new`); the public halves are kept in the database
(`services.keys`), the secrets never.
"""

import base64
import hashlib
import json
import os
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from naru.credentials.enums import Use
from naru.credentials.rules.proofs import multikey
from naru.credentials.rules.tokens import public_jwk

FILES = {Use.PROOF: "certificate.key", Use.TOKEN: "certificate-token.key"}
RSA_BITS = 3072


def proof_secret() -> Ed25519PrivateKey:
    """The key of proofs in use."""
    return _ed25519(_secret(Use.PROOF))


def token_secret() -> rsa.RSAPrivateKey:
    """The key of tokens in use."""
    return _rsa(_secret(Use.TOKEN))


def proof_public(key: Ed25519PrivateKey) -> tuple[str, str]:
    """Its short name and its Multikey."""
    raw = key.public_key().public_bytes_raw()
    return f"ed-{hashlib.sha256(raw).hexdigest()[:16]}", multikey(raw)


def token_public(key: rsa.RSAPrivateKey) -> tuple[str, str]:
    """Its short name and its JWK as JSON."""
    raw = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    kid = f"rs-{hashlib.sha256(raw).hexdigest()[:16]}"
    return kid, json.dumps(public_jwk(key.public_key(), kid=kid), sort_keys=True)


def fresh(use: Use) -> str:
    """A new secret on one line: 64 hex letters, or a private key (PKCS 8) in base64."""
    if use is Use.PROOF:
        return Ed25519PrivateKey.generate().private_bytes_raw().hex()
    made = rsa.generate_private_key(public_exponent=65537, key_size=RSA_BITS)
    raw = made.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return base64.b64encode(raw).decode()


def named(use: Use, secret: str) -> str:
    """The short name of a secret's public half."""
    if use is Use.PROOF:
        return proof_public(_ed25519(secret))[0]
    return token_public(_rsa(secret))[0]


def rotate(folder: Path) -> None:
    """Put other keys in use; those before are kept beside them under their short names."""
    for use, name in FILES.items():
        path = folder / name
        if path.exists():
            old = named(use, path.read_text("ascii").strip())
            path.rename(folder / f"certificate-{old}.key")
        _make(path, use)


def _secret(use: Use) -> str:
    given: str = settings.CERTIFICATE_KEY if use is Use.PROOF else settings.CERTIFICATE_TOKEN_KEY
    return given or _in_file(Path(settings.RECEIPT_KEY_DIR) / FILES[use], use)


def _in_file(path: Path, use: Use) -> str:
    """The secret of the file, made if there is none (many at once make one)."""
    if not path.exists():
        _make(path, use)
    return path.read_text("ascii").strip()


def _make(path: Path, use: Use) -> None:
    """Write a fresh key, whole or not at all; whoever comes second leaves the first in place."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(fresh(use) + "\n")
        with suppress(FileExistsError):
            path.hardlink_to(draft)
    finally:
        Path(draft).unlink()


@lru_cache(maxsize=4)
def _ed25519(secret: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))


@lru_cache(maxsize=4)
def _rsa(secret: str) -> rsa.RSAPrivateKey:
    key = serialization.load_der_private_key(base64.b64decode(secret), password=None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError("CERTIFICATE_TOKEN_KEY is no RSA key")
    return key
