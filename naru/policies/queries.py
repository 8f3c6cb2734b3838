"""Reading receipts: for the person's page, for the offline check, and proving all of them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import islice
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from nacl.signing import VerifyKey

from naru.audit import queries as audit
from naru.audit.rules import GENESIS
from naru.city.site import city
from naru.core.portable import Section
from naru.policies.models import (
    Enquiry,
    Receipt,
    ReceiptLink,
    ReceiptQuerySet,
    RulePack,
    SigningKey,
    Watch,
)
from naru.policies.reading.book import digest_of, named, rulebook_of
from naru.policies.rules.rulebook import Note, Rulebook
from naru.policies.rules.signing import checker, holds, key_id_of, link_hash
from naru.policies.rules.slips import canonical, replayed
from naru.residents.models import Resident

LOADED, PACK = "city.loaded", ("city_pack", "city")
"""How the trail names the load of a city pack, and what was loaded."""


@dataclass(frozen=True)
class Slip:
    """A receipt as a page shows it: the signed content, and its place in the chain."""

    receipt: Receipt
    content: dict[str, object]
    seq: int
    hash: str

    @property
    def words(self) -> dict[str, object]:
        """The sentences the person was told, by language ("ko", "en")."""
        said = self.content["words"]
        return said if isinstance(said, dict) else {}


def slip(receipt: Receipt) -> Slip:
    """The receipt for its page; it has its place in the chain once its transaction committed."""
    link = ReceiptLink.objects.get(receipt=receipt)
    return Slip(receipt, json.loads(receipt.body), link.seq, link.hash)


def receipts_of(resident: Resident) -> ReceiptQuerySet:
    """Every decision about the person, the latest first; for who has opened their record."""
    return Receipt.objects.filter(resident=resident).order_by("-decided_at", "-pk")


@dataclass(frozen=True)
class Checked:
    """What whoever holds a receipt's link may know: nothing about the person or the outcome."""

    genuine: bool
    policy: str
    version: date | None
    on: date


def check(public_id: UUID) -> Checked:
    """Prove one receipt: signature, place in the chain, decided again. Raises DoesNotExist."""
    receipt = Receipt.objects.get(public_id=public_id)
    row = ReceiptLink.objects.filter(receipt=receipt).values_list(*COLUMNS).first()
    before = GENESIS
    if row is not None and Chained(*row).seq > 1:
        before = ReceiptLink.objects.get(seq=Chained(*row).seq - 1).hash
    genuine = row is not None and fault_of(Chained(*row), before, _keys(), _kept) == ""
    verdict = json.loads(receipt.body)["verdict"]
    version = verdict["version"]
    return Checked(
        genuine=genuine,
        policy=receipt.policy,
        version=date.fromisoformat(version) if version else None,
        on=date.fromisoformat(verdict["on"]),
    )


def document(receipt: Receipt) -> dict[str, object]:
    """The receipt as a file that can be checked without us (tools/verify_receipt.py)."""
    link = ReceiptLink.objects.get(receipt=receipt)
    return {
        "body": receipt.body,
        "signature": receipt.signature,
        "key": receipt.key_id,
        "chain": {"seq": link.seq, "previous": link.previous, "hash": link.hash},
    }


def public_keys() -> dict[str, str]:
    """Every public key that ever signed, by key id: what a checker needs to have."""
    return dict(SigningKey.objects.values_list("key_id", "public_key"))


@dataclass(frozen=True)
class Proof:
    """Result of replaying the chain: how many receipts hold, the last hash, the first break."""

    receipts: int
    head: str
    broken_at: int | None = None
    reason: str = ""

    @property
    def holds(self) -> bool:
        return self.broken_at is None


@dataclass(frozen=True)
class Chained:
    """A receipt with its place in the chain, as it is proven."""

    seq: int
    previous: str
    hash: str
    body: str
    signature: str
    key: str
    pack: str
    decision: str


COLUMNS = (
    *("seq", "previous", "hash", "receipt__body", "receipt__signature"),
    *("receipt__key_id", "receipt__pack_id", "receipt__decision"),
)


def prove() -> Proof:
    """Check every receipt: chain, signature, and the verdict decided again bit for bit."""
    keys, previous, expected = _keys(), GENESIS, 1
    rows = ReceiptLink.objects.order_by("seq").values_list(*COLUMNS).iterator(chunk_size=2_000)
    while links := [Chained(*row) for row in islice(rows, PIECE)]:
        good, fault = sound(links, expected, previous, keys, _kept)
        expected, previous = expected + good, links[good - 1].hash if good else previous
        if fault:
            return Proof(expected - 1, previous, expected, f"receipt {expected} {fault}")
    loose = Receipt.objects.filter(link__isnull=True).count()
    if loose:
        return Proof(expected - 1, previous, expected, f"{loose} receipts are not in the chain")
    return Proof(expected - 1, previous)


PIECE = 250
"""Receipts that are proven together: checks that take turns cost half as much again."""

Keys = Mapping[str, VerifyKey]
Kept = Callable[[str], Rulebook | None]
"""The rulebook of a digest, None if its texts are not the ones it was made of."""


def sound(
    links: Sequence[Chained], expected: int, previous: str, keys: Keys, kept: Kept
) -> tuple[int, str]:
    """How many receipts hold from the first one on, and what is wrong with the next, if any is.

    `expected` is the number the first one has to have, `previous` the hash before it.
    """
    before = [previous, *(link.hash for link in links)]
    checks: tuple[Callable[[int], str], ...] = (
        lambda place: _misplaced(links[place], expected + place, before[place]),
        lambda place: _unsigned(links[place], keys),
        lambda place: _redecided(links[place], kept),
    )
    good, fault = len(links), ""
    for check in checks:
        for place in range(good):
            told = check(place)
            if told:
                good, fault = place, told
                break
    return good, fault


def fault_of(link: Chained, previous: str, keys: Keys, kept: Kept) -> str:
    """What is wrong with this receipt, "" if nothing is."""
    return sound([link], link.seq, previous, keys, kept)[1]


def _misplaced(link: Chained, expected: int, previous: str) -> str:
    if link.seq != expected:
        return "is missing"
    right = link_hash(
        previous=previous,
        seq=link.seq,
        body=link.body,
        signature=link.signature,
        key_id=link.key,
    )
    return (
        "" if (link.previous, link.hash) == (previous, right) else "is not the one that was chained"
    )


def _unsigned(link: Chained, keys: Keys) -> str:
    key = keys.get(link.key)
    fits = key is not None and holds(key, link.body, link.signature)
    return "" if fits else "is not signed by its key"


def _redecided(link: Chained, kept: Kept) -> str:
    content = json.loads(link.body)
    if content["pack"] != link.pack or content["decision"] != link.decision:
        return "does not say what its row says"
    book = kept(link.pack)
    if book is None:
        return "rests on a rule pack that was changed"
    again = canonical(replayed(content["verdict"], book))
    same = f'"verdict":{again},"words":' in link.body and link.body.count('"verdict":') == 1
    return "" if same else "is decided otherwise by its own rules"


def _keys() -> dict[str, VerifyKey]:
    return {
        key_id: checker(public)
        for key_id, public in public_keys().items()
        if key_id_of(public) == key_id
    }


@lru_cache(maxsize=8)
def _kept(digest: str) -> Rulebook | None:
    texts = json.loads(RulePack.objects.get(digest=digest).texts)
    return rulebook_of(texts) if digest_of(texts) == digest else None


def kept_book(digest: str, *, city: Note) -> Rulebook:
    """The rulebook that was kept under this digest, speaking for the city."""
    book = _kept(digest)
    if book is None:
        raise ValueError(f"The rule pack {digest[:12]} was changed after it was kept.")
    return replace(book, city=city)


def current_book() -> Rulebook | None:
    """The rules that were loaded last, whatever this process read before; None before a load."""
    entry = audit.latest(action=LOADED, subject=PACK)
    digest = json.loads(entry.details).get("pack") if entry else None
    return kept_book(digest, city=named(city())) if digest else None


def watch_of(resident: Resident) -> Watch | None:
    """The resident's wish to be told when an answer changes."""
    return Watch.objects.filter(resident=resident).first()


def saved_cases() -> list[int]:
    """The last official answer of each resident and policy, of residents who are not watching.

    Whoever is watching hears of every policy anyhow.
    """
    last = Enquiry.objects.filter(resident__watch__isnull=True).order_by(
        "resident_id", "policy", "-on", "-pk"
    )
    return sorted(last.distinct("resident_id", "policy").values_list("pk", flat=True))


def watch_ids() -> list[int]:
    """Everybody who asked to be told, the oldest wish first."""
    return list(Watch.objects.order_by("pk").values_list("pk", flat=True))


def export_receipts(resident: Resident) -> list[Section]:
    """Every receipt of a person, for their own copy."""
    receipts = resident.receipts.order_by("pk")
    return [
        Section(
            key="receipts",
            title=_("결정 확인서"),
            labels={
                "decided_at": _("정해진 때"),
                "kind": _("무엇에"),
                "outcome": _("결과"),
                "body": _("내용"),
            },
            rows=[
                {
                    "decided_at": one.decided_at,
                    "kind": one.get_kind_display(),
                    "outcome": one.get_outcome_display(),
                    "body": one.body,
                    "signature": one.signature,
                    "key": one.key_id,
                }
                for one in receipts
            ],
        )
    ]


def export_watch(resident: Resident) -> list[Section]:
    """Whether somebody asked to be told of changes, for their own copy."""
    watch = watch_of(resident)
    rows = [{"asked_at": watch.asked_at, "told_on": watch.told_on}] if watch else []
    labels = {"asked_at": _("부탁한 때"), "told_on": _("어느 날까지 확인했나요")}
    return [Section(key="watch", title=_("바뀌면 알려 드리기"), labels=labels, rows=rows)]
