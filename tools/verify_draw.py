#!/usr/bin/env python3
"""Computes a published draw again: python verify_draw.py draw.json [TOKEN]

"HOLDS": secret and list are those sealed before the public value existed, and every place follows.
Your TOKEN stands on your application. Compare the public value with its source yourself.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path


def h(*parts):
    """SHA-256 (hex) of the parts in UTF-8 with a line break between them."""
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()


def root_of(entries):
    """One hash over the list: leaves in order of token, pairs upwards, a lone node unchanged."""
    level = [h("leaf", *entry) for entry in sorted(entries)]
    while len(level) > 1:
        even = len(level) // 2 * 2
        level = [h("node", *level[at : at + 2]) for at in range(0, even, 2)] + level[even:]
    return level[0] if level else h("empty")


def seats_of(order, rule):
    """Each reserved share in its order, then everybody; who stays together fits or waits."""
    given, free = {}, int(rule[0].removeprefix("seats "))
    shares = [line.split()[1:] for line in rule if line.startswith("share ")]
    for code, seats in [*shares, ("", free)]:
        left = min(int(seats), free)
        for token, _tickets, people, mine in order:
            if token not in given and people <= left and (not code or code in mine.split()):
                given[token], left, free = code, left - people, free - people
    return [list(one) for one in given.items()]


def faults(draw):
    """Everything that does not hold, in words."""
    entries, secret = draw["entries"], draw["secret"]
    rule = [h(draw["format"], *draw["rule"])] if draw["format"] == "naru-course-draw/1" else []
    value = draw.get("public_value") or draw["public_number"]
    root, late = root_of(entries), rule and draw["drawn_at"] >= draw["reveal_until_at"]
    seed = h(draw["format"], draw.get("run") or draw["round"], *rule, root, secret, value)
    if secret != "" if late else sha256(bytes.fromhex(secret)).hexdigest() != draw["commitment"]:
        yield "the secret is not the one that was sealed on the first day"
    if [root, seed, *rule] != [draw["root"], draw["seed"], *([draw["rule_hash"]] if rule else [])]:
        yield "list, rule, secret and public value do not give this seed"
    order = sorted(entries, key=lambda e: (-e[1], h(seed, e[0]), e[0]))
    if rule:
        order = sorted(entries, key=lambda e: (min(h(seed, e[0], t) for t in range(e[1])), e))
        seats = seats_of(order, draw["rule"])
        said = [f"{k} {v}" for k, v in sorted(draw.items()) if isinstance(v, str) and k != "seal"]
        seal = h("seal", *said, *draw["order"], *(part for seat in seats for part in seat))
        if [seats, seal] != [draw["seated"], draw["seal"]]:
            yield "the seats or the seal do not follow"
    if [entry[0] for entry in order] != draw["order"]:
        yield "the order does not follow from the lots"
    known = draw["known_at" if rule else "number_known_at"]
    if not draw["committed_at"] < draw["frozen_at"] < known <= draw["drawn_at"]:
        yield "the steps are not in the order that makes the draw fair"


def main(path, token=None):
    """Print the verdict; the exit status is 0 if it holds."""
    draw = json.loads(Path(path).read_text(encoding="utf-8"))
    wrong, order = list(faults(draw)), draw["order"]
    print("HOLDS" if not wrong else "DOES NOT HOLD: " + "; ".join(wrong))
    print(f"{len(order)} lots, public value {draw.get('public_value') or draw['public_number']}")
    if token is not None:
        place = f"place {order.index(token) + 1}" if token in order else "not on the list"
        print(f"{token}: {place}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) in (2, 3) else __doc__)
