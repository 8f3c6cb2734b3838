"""Secrets of calendar addresses, and the version number of an event: plain values only."""

import hashlib
import math
from datetime import datetime


def digest_of(secret: str) -> str:
    """What is kept of a secret. It has 256 random bits, so that a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def sequence(first_at: datetime, last_at: datetime) -> int:
    """RFC 5545's SEQUENCE: 0 as long as nothing changed, and larger with every later change."""
    return max(0, math.ceil((last_at - first_at).total_seconds()))
