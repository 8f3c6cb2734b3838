"""One person against all programmes, and receipts proven: `make bench NAME=decide`.

Seoul's rules, padded with generated ones to 48 so that runs compare. The same people are asked
of a plain interpreter in the same run: it walks the trees and derives every value where it is
used. Figures are microseconds a person over all 48.
"""

import json
import random
import time
from collections.abc import Callable
from datetime import date

import django
from django.conf import settings

from naru.config.settings import test

settings.configure(**{name: value for name, value in vars(test).items() if name.isupper()})
django.setup()

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: E402

from naru.audit.rules import GENESIS  # noqa: E402
from naru.policies.queries import PIECE, Chained, sound  # noqa: E402
from naru.policies.reading.book import rulebook  # noqa: E402
from naru.policies.rules.derived import DERIVED  # noqa: E402
from naru.policies.rules.nearest import nearest_changes  # noqa: E402
from naru.policies.rules.rulebook import Policy, Rulebook, Version  # noqa: E402
from naru.policies.rules.signing import checker, holds, key_id_of, link_hash, public_hex, signed  # noqa: E402
from naru.policies.rules.slips import FORMAT, canonical, verdict_record, words  # noqa: E402
from naru.policies.rules.trees import (  # noqa: E402
    OPERATORS,
    Condition,
    Negation,
    Node,
    Reference,
    Truth,
)
from naru.policies.rules.verdicts import Answer, decide, screen  # noqa: E402
from tests.policies.factories import policies, random_tree  # noqa: E402
from tests.policies.people import person  # noqa: E402

PROGRAMMES = 48
PEOPLE = 400
RECEIPTS = 2_000
ON = date(2026, 11, 24)
LIMITS = {"bare_p50_us": 100, "reasons_p50_us": 1_000, "nearest_p50_us": 5_000}
RECEIPTS_A_SECOND = 5_000


def padded(book: Rulebook) -> dict[str, Policy]:
    """The city's policies and as many generated ones as make 48."""
    rng = random.Random(48)
    missing = PROGRAMMES - len(book.policies)
    made = policies({f"generated-{n}": random_tree(rng) for n in range(missing)})
    return {**book.policies, **made}


def plain(node: Node, facts: dict, version: Version) -> Truth:
    """The twin: no compiled checks, no shared derived values, no early end."""
    if isinstance(node, Condition):
        derived = DERIVED.get(node.fact)
        value = derived.value(facts, ON, version.medians) if derived else facts.get(node.fact)
        return None if value is None else OPERATORS[node.operator].test(value, node.value)
    if isinstance(node, Negation):
        got = plain(node.part, facts, version)
        return None if got is None else not got
    if isinstance(node, Reference):
        return plain(node.tree, facts, version) if node.tree else None
    parts = {plain(part, facts, version) for part in node.parts}
    stop = node.kind == "any"
    return stop if stop in parts else None if None in parts else not stop


def interpreted(rules: dict[str, Policy], facts: dict) -> dict[str, Truth]:
    answers: dict[str, Truth] = {}
    for name, policy in rules.items():
        version = policy.on(ON)
        answers[name] = plain(version.tree, facts, version) if version and version.tree else None
    return answers


def timed(work: Callable[[dict], object], people: list[dict]) -> tuple[float, float]:
    """p50 and p99 in microseconds; a person's best of three counts."""
    spent = []
    for facts in people:
        best = float("inf")
        for _ in range(3):
            began = time.perf_counter()
            work(facts)
            best = min(best, time.perf_counter() - began)
        spent.append(best * 1e6)
    spent.sort()
    return round(spent[len(spent) // 2], 1), round(spent[int(len(spent) * 0.99)], 1)


def receipts(book: Rulebook, people: list[dict]) -> list[Chained]:
    """A chain of real receipts, made in memory."""
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    key_id = key_id_of(public_hex(key.public_key()))
    chain: list[Chained] = []
    for number in range(RECEIPTS):
        facts = people[number % len(people)]
        policy = list(book.policies.values())[number % len(book.policies)]
        verdict = decide(policy, facts, ON)
        body = canonical(
            {
                "format": FORMAT,
                "pack": book.digest,
                "decision": f"grant:{number}",
                "verdict": verdict_record(verdict, facts),
                "words": {
                    language: words(verdict, facts, book, language) for language in ("ko", "en")
                },
            }
        )
        signature = signed(key, body)
        before = chain[-1].hash if chain else GENESIS
        link = link_hash(
            previous=before, seq=number + 1, body=body, signature=signature, key_id=key_id
        )
        chain.append(
            Chained(
                number + 1, before, link, body, signature, key_id, book.digest, f"grant:{number}"
            )
        )
    return chain


def proven(book: Rulebook, chain: list[Chained]) -> float:
    """Receipts a second on one core, database left out: chain, signature, decided again."""
    public = public_hex(Ed25519PrivateKey.from_private_bytes(bytes(range(32))).public_key())
    keys = {key_id_of(public): checker(public)}
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        for start in range(0, len(chain), PIECE):
            piece = chain[start : start + PIECE]
            proof = sound(piece, start + 1, piece[0].previous, keys, lambda _digest: book)
            assert proof == (len(piece), "")
        best = min(best, time.process_time() - began)
    return len(chain) / best


def verified(chain: list[Chained]) -> float:
    """The floor: Ed25519 alone, in libsodium, over the same texts."""
    key = checker(public_hex(Ed25519PrivateKey.from_private_bytes(bytes(range(32))).public_key()))
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        for link in chain:
            holds(key, link.body, link.signature)
        best = min(best, time.process_time() - began)
    return len(chain) / best


def main() -> None:
    book, rng = rulebook(), random.Random(4050)
    rules = padded(book)
    padded_book = Rulebook(rules, book.parameters, book.schemes, book.city, book.texts, book.digest)
    people = [person(rng, ON) for _ in range(PEOPLE)]
    for facts in people:
        assert screen(padded_book, facts, ON) == interpreted(rules, facts)

    def reasons(facts: dict) -> object:
        return [decide(policy, facts, ON) for policy in rules.values()]

    def nearest(facts: dict) -> object:
        refused = [p for p in rules.values() if decide(p, facts, ON).answer is Answer.NO]
        return [nearest_changes(policy, facts, ON) for policy in refused]

    figures: dict[str, float | str | int] = {"bench": "decide", "programmes": len(rules)}
    for name, work in (
        ("bare", lambda facts: screen(padded_book, facts, ON)),
        ("plain_interpreter", lambda facts: interpreted(rules, facts)),
        ("reasons", reasons),
        ("nearest", nearest),
    ):
        figures[f"{name}_p50_us"], figures[f"{name}_p99_us"] = timed(work, people)
    chain = receipts(book, people)
    rate, floor = proven(book, chain), verified(chain)
    figures["receipts_a_second"] = round(rate)
    figures["signatures_alone_a_second"] = round(floor)
    figures["bare_against_plain"] = round(
        float(figures["plain_interpreter_p50_us"]) / float(figures["bare_p50_us"]), 1
    )
    within = all(float(figures[name]) <= limit for name, limit in LIMITS.items())
    figures["within_limits"] = bool(within and rate >= RECEIPTS_A_SECOND)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
