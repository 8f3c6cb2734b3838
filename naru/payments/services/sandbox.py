"""A card company for a demo and for tests: it keeps its books in files and answers as it is told.

Each order is a file of its key in `CARD_DIR`; whoever changes one holds its lock. What somebody
chooses on its page (naru/web/public/card_company.py) decides how it answers.
"""

import fcntl
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from naru.payments.rules import card_notes
from naru.payments.rules.card_notes import AUTHORISED, REFUSED, Note
from naru.payments.services.card_company import CompanySilent, Said, Standing

PATIENCE_S = 5


class Answer(StrEnum):
    """What the company of the demo can be told to do with a payment."""

    PAY = "PAY"
    REFUSE = "REFUSE"
    TWICE = "TWICE"
    LATE = "LATE"
    SILENT = "SILENT"


class Sandbox:
    """The adapter."""

    def __init__(self) -> None:
        self.folder = Path(settings.CARD_DIR)
        self.secret = salted_hmac("naru.card-sandbox", "shared").digest()

    def checkout(
        self, *, key: UUID, won: int, title: str, until_at: datetime, back: str, tell: str
    ) -> str:
        """A page of this site that plays the company."""
        with self._order(key) as order:
            if not order:
                order |= {
                    "standing": Standing.NOTHING, "won": won, "title": title, "at": None,
                    "until": until_at.isoformat(), "back": back, "tell": tell, "returned": {},
                    "silent": False, "unsent": [], "ref": f"sandbox-{uuid4().hex[:12]}",
                }  # fmt: skip
        return reverse("card_company", args=[key])

    def look(self, *, key: UUID) -> Said:
        """How it stands."""
        with self._heard(key) as order:
            return _said(key, order)

    def capture(self, *, key: UUID, won: int) -> Said:
        """Only what was authorised, and no more than that."""
        with self._heard(key) as order:
            if order.get("standing") == Standing.AUTHORISED and won <= order["won"]:
                order |= {"standing": Standing.CAPTURED, "won": won}
            return _said(key, order)

    def give_back(self, *, key: UUID, part: UUID, won: int) -> Said:
        """Never more than was captured."""
        with self._heard(key) as order:
            returned = order.get("returned", {})
            fits = sum(returned.values()) + won <= order.get("won", 0)
            if order.get("standing") == Standing.CAPTURED and fits:
                returned.setdefault(str(part), won)
            return _said(key, order)

    def release(self, *, key: UUID) -> Said:
        """Keep nothing."""
        with self._heard(key) as order:
            if order.get("standing") in (Standing.NOTHING, Standing.AUTHORISED):
                order["standing"] = Standing.RELEASED
            return _said(key, order)

    def report(self) -> Iterator[Said]:
        """Of every file."""
        for file in sorted(self.folder.glob("*.json")):
            yield self.look(key=UUID(file.stem))

    def shown(self, key: UUID) -> dict[str, Any] | None:
        """What its page shows of an order; None for one that nobody began."""
        with self._order(key, make=False) as order:
            return dict(order) or None

    def answer(self, key: UUID, how: Answer, *, at: datetime) -> None:
        """The person has chosen; who has chosen once cannot choose again."""
        with self._order(key, make=False) as order:
            if not order or order["standing"] != Standing.NOTHING:
                return
            if at >= datetime.fromisoformat(order["until"]):
                return
            said = REFUSED if how == Answer.REFUSE else AUTHORISED
            standing = Standing.REFUSED if how == Answer.REFUSE else Standing.AUTHORISED
            note = {"note": uuid4().hex, "said": said}
            order |= {
                "standing": standing,
                "at": at.isoformat(),
                "silent": how == Answer.SILENT,
                "unsent": [note, note] if how == Answer.TWICE else [note],
            }

    def send(self, key: UUID, *, at: datetime) -> list[int]:
        """Send the messages that wait to be sent: the answers, as HTTP statuses. Whoever was
        silent answers again from now on.
        """
        with self._order(key, make=False) as order:
            notes = order.get("unsent", [])
            if order:
                order |= {"unsent": [], "silent": False}
            kept = dict(order)
        return [_post(key, kept, note, secret=self.secret, at=at) for note in notes]

    @contextmanager
    def _heard(self, key: UUID) -> Iterator[dict[str, Any]]:
        with self._order(key, make=False) as order:
            if order.get("silent"):
                raise CompanySilent
            yield order

    @contextmanager
    def _order(self, key: UUID, *, make: bool = True) -> Iterator[dict[str, Any]]:
        """The order's file, held; what the block changes is kept."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{key}.json"
        if not make and not path.exists():
            yield {}
            return
        with path.open("a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            order = json.loads(file.read() or "{}")
            yield order
            file.seek(0)
            file.truncate()
            file.write(json.dumps(order, ensure_ascii=False))


def _said(key: UUID, order: dict[str, Any]) -> Said:
    if not order:
        return Said(key, Standing.NOTHING)
    return Said(
        key=key,
        standing=Standing(order["standing"]),
        ref=order["ref"],
        won=order["won"],
        returned_won=sum(order["returned"].values()),
        at=datetime.fromisoformat(order["at"]) if order["at"] else None,
    )


def _post(
    key: UUID, order: dict[str, Any], note: dict[str, str], *, secret: bytes, at: datetime
) -> int:
    """One message to the shop; 0 if nobody was there."""
    said_at = datetime.fromisoformat(order["at"])
    body = card_notes.written(Note(note["note"], key, note["said"], order["won"], said_at))
    request = urllib.request.Request(  # noqa: S310 - the address of this site, made by it
        order["tell"],
        data=body,
        headers={
            "Content-Type": "application/json",
            card_notes.HEADER: card_notes.signed(body, secret=secret, at=at),
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0
