"""What a card company tells us, signed with the secret we share with it.

The header holds the time of signing and an HMAC-SHA256 over "time.body": `t=1795000000,s=<hex>`.
A signature is good for a while only, so that a message that was listened to cannot be sent again
later; within that while its own number keeps it from counting twice.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

HEADER = "Card-Signature"
LASTS = timedelta(minutes=5)
"""So far the time of signing may lie from ours, either way."""
LONGEST = 4_000
AUTHORISED, REFUSED = "authorised", "refused"


class NotReadable(ValueError):
    """Signed by the company, and yet not what was agreed upon."""


@dataclass(frozen=True)
class Note:
    """One message: its own number, about which order, what happened, how much, when."""

    note: str
    key: UUID
    said: str
    won: int
    said_at: datetime


def signed(body: bytes, *, secret: bytes, at: datetime) -> str:
    """The header for a body."""
    stamp = str(int(at.timestamp()))
    return f"t={stamp},s={_seal(stamp, body, secret)}"


def is_signed(header: str, body: bytes, *, secret: bytes, at: datetime) -> bool:
    """Whether the body was signed with the secret, and just now."""
    parts = dict(part.partition("=")[::2] for part in header[:200].split(","))
    stamp, seal = parts.get("t", ""), parts.get("s", "")
    if not (stamp.isascii() and stamp.isdecimal()):
        return False
    right = hmac.compare_digest(seal.encode(), _seal(stamp, body, secret).encode())
    return right and abs(at.timestamp() - int(stamp)) <= LASTS.total_seconds()


def read(body: bytes) -> Note:
    """What the body says; `NotReadable` for anything but the five fields of a note."""
    try:
        told = json.loads(body)
        note, said, won = str(told["note"]), str(told["said"]), told["won"]
        key, said_at = UUID(told["order"]), datetime.fromtimestamp(told["at"], tz=UTC)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, OSError) as wrong:
        raise NotReadable from wrong
    if type(won) is not int or not 0 <= won < 2**31 or not 0 < len(note) <= 80:  # noqa: PLR2004
        raise NotReadable
    if said not in (AUTHORISED, REFUSED) or not (note.isascii() and note.isprintable()):
        raise NotReadable
    return Note(note, key, said, won, said_at)


def written(note: Note) -> bytes:
    """The body of a note, as `read` takes it."""
    told = {
        "note": note.note,
        "order": str(note.key),
        "said": note.said,
        "won": note.won,
        "at": int(note.said_at.timestamp()),
    }
    return json.dumps(told).encode()


def _seal(stamp: str, body: bytes, secret: bytes) -> str:
    return hmac.new(secret, stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
