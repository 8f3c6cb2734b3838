"""The key that signs receipts: from the environment in production, from a file elsewhere.

To rotate, give the process another secret (`manage.py receipt_key --new`): the new public key is
written down when it first signs, and the old ones stay for the receipts they signed.
"""

import os
import tempfile
from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from naru.policies.models import SigningKey
from naru.policies.rules.signing import key_id_of, public_hex, secret_hex

FILE = "receipt.key"


def current() -> Ed25519PrivateKey:
    """The key in use; outside production it is made on first use, readable by its owner only."""
    secret = settings.RECEIPT_KEY or secret_in(Path(settings.RECEIPT_KEY_DIR))
    return _loaded(secret)


def written_down(*, at: datetime) -> tuple[SigningKey, Ed25519PrivateKey]:
    """The key in use, with its public half kept in the database."""
    key = current()
    public = public_hex(key.public_key())
    row = SigningKey.objects.filter(public_key=public).first()
    if row is None:
        row = SigningKey(key_id=key_id_of(public), public_key=public, first_used_at=at)
        SigningKey.objects.bulk_create([row], ignore_conflicts=True)
    return row, key


def secret_in(folder: Path) -> str:
    """The secret of the folder's key file, made if there is none (many at once make one)."""
    path = folder / FILE
    if not path.exists():
        _make(path)
    return path.read_text(encoding="ascii").strip()


def rotate(folder: Path) -> None:
    """Put another key in use; the one before is kept beside it under its key id."""
    path = folder / FILE
    if path.exists():
        old = public_hex(_loaded(secret_in(folder)).public_key())
        path.rename(folder / f"receipt-{key_id_of(old)}.key")
    _make(path)


def _make(path: Path) -> None:
    """Write a fresh key, whole or not at all; whoever comes second leaves the first in place."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secret_hex(Ed25519PrivateKey.generate()) + "\n")
        with suppress(FileExistsError):
            path.hardlink_to(draft)
    finally:
        Path(draft).unlink()


@lru_cache(maxsize=4)
def _loaded(secret: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))
