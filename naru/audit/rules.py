"""The chain's arithmetic, the same as the trigger's: no database, no clock."""

import hashlib
import json
from datetime import UTC, datetime

GENESIS = "0" * 64
MICROSECONDS = 1_000_000


def canonical(details: dict[str, object]) -> str:
    """JSON with sorted keys and no blanks: one meaning, one text."""
    return json.dumps(details, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def epoch_us(at: datetime) -> int:
    """Whole microseconds since 1970 in UTC, the form in which a time enters the hash."""
    delta = at.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return (delta.days * 86_400 + delta.seconds) * MICROSECONDS + delta.microseconds


def chained(*, previous: str, seq: int, fields: list[str]) -> str:
    """SHA-256 (hex) over the hash before, the number and the entry's fields.

    Each part is preceded by its length in bytes, so that no two different entries share a text.
    """
    parts = [part.encode() for part in (previous, str(seq), *fields)]
    return hashlib.sha256(b"".join([b"%d:%b" % (len(part), part) for part in parts])).hexdigest()
