"""API tokens, how one is made, kept and recognised; which roles go together. No Django."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

MARK = "naru_"
"""Every token begins with this, so that one that leaks into a file can be searched for."""

SHOWN = len(MARK) + 8
OFFICE_ROLES = frozenset({"MANAGER", "STEERING", "AUDITOR", "OPERATOR"})
"""Roles of the city's own offices; a provider or a host has none of them."""
OFFICES = frozenset({"CITY", "FOUNDATION"})
APART = frozenset({"AUDITOR", "OPERATOR"})
"""Who checks what was done does not run what is checked."""
LONGEST = timedelta(days=400)


@dataclass(frozen=True)
class Secret:
    """A new token: `whole` is shown once, `shown` and `digest` are kept."""

    whole: str

    @property
    def shown(self) -> str:
        """The part people recognise it by; 48 of its 256 bits."""
        return self.whole[:SHOWN]

    @property
    def digest(self) -> str:
        return digest_of(self.whole)


def new_secret() -> Secret:
    """256 random bits: too many to guess, so a plain hash keeps them safe."""
    return Secret(MARK + secrets.token_urlsafe(32))


def digest_of(whole: str) -> str:
    """SHA-256 (hex) of the token as it was sent, whatever it holds."""
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def expiry_is_sensible(*, expires_on: date, today: date) -> bool:
    """After today and at most 400 days away: tokens nobody renews should die by themselves."""
    return today < expires_on <= today + LONGEST


def role_fits(*, role: str, kind: str) -> bool:
    """Whether an organisation of this kind can give the role (names of `Role`, its kind's)."""
    return role not in OFFICE_ROLES or kind in OFFICES


def roles_clash(role: str, held: frozenset[str]) -> bool:
    """Whether the role must not be held together with one that is held already."""
    return role in APART and bool((held & APART) - {role})
