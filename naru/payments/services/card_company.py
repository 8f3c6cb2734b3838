"""Card companies: one interface, whichever the city has a contract with.

A city names its adapter in the setting `CARD_COMPANY`; without one nobody is offered to pay by
card. Nothing here touches our tables: an answer may take its time, and no transaction waits for
it. Everything asked carries a key of ours, and the company does what has the same key once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string


class CompanySilent(Exception):
    """No answer came. It may have been done or not: ask again, with the same key."""


class Standing(StrEnum):
    """How a payment stands at the company."""

    NOTHING = "NOTHING"
    AUTHORISED = "AUTHORISED"
    CAPTURED = "CAPTURED"
    REFUSED = "REFUSED"
    RELEASED = "RELEASED"


@dataclass(frozen=True)
class Said:
    """What the company says of one order: `won` authorised or captured, of which `returned_won`
    went back, `at` when the card was authorised. `ref` is the company's own number of it.
    """

    key: UUID
    standing: Standing
    ref: str = ""
    won: int = 0
    returned_won: int = 0
    at: datetime | None = None


class CardCompany(Protocol):
    """What an adapter has to do. Each call may raise `CompanySilent`."""

    secret: bytes
    """What its messages to us are signed with (`rules/card_notes.py`)."""

    def checkout(
        self, *, key: UUID, won: int, title: str, until_at: datetime, back: str, tell: str
    ) -> str:
        """The address where the person pays; the same for the same key. Afterwards the company
        leads them `back` and sends its messages to `tell`.
        """

    def look(self, *, key: UUID) -> Said:
        """How it stands."""

    def capture(self, *, key: UUID, won: int) -> Said:
        """Take what was authorised; done already, it only says so."""

    def give_back(self, *, key: UUID, part: UUID, won: int) -> Said:
        """Of what was captured give so much back to the card, once for each `part`."""

    def release(self, *, key: UUID) -> Said:
        """Keep nothing any more for us; what was captured stays captured."""

    def report(self) -> Iterable[Said]:
        """All payments of ours that it knows, to compare with our books."""


def company() -> CardCompany | None:
    """The one this installation works with."""
    if not settings.CARD_COMPANY:
        return None
    made: CardCompany = import_string(settings.CARD_COMPANY)()
    return made
