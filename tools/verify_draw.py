#!/usr/bin/env python3
"""Computes a published draw again, with nothing but Python and the published file.

    python verify_draw.py draw.json [TOKEN]

"HOLDS" means: the secret is the one sealed on the first day, the list is the one frozen before
the public number existed, and every rank follows from both. With a TOKEN (it stands on your
application) your place is shown too. Compare `public_number` yourself with its public source.
"""

import hashlib
import json
import sys


def h(*parts):
    """SHA-256 (hex) of the parts in UTF-8 with a line break between them."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def root_of(entries):
    """One hash over the list: leaves in order of token, pairs upwards, a lone node unchanged."""
    level = [h("leaf", token, str(points)) for token, points in sorted(entries)]
    while len(level) > 1:
        pairs = [level[at : at + 2] for at in range(0, len(level), 2)]
        level = [h("node", *pair) if len(pair) == 2 else pair[0] for pair in pairs]
    return level[0] if level else h("empty")


def faults(draw):
    """Everything that does not hold, in words."""
    entries = [(token, points) for token, points in draw["entries"]]
    if hashlib.sha256(bytes.fromhex(draw["secret"])).hexdigest() != draw["commitment"]:
        yield "the secret is not the one that was sealed on the first day"
    root = root_of(entries)
    if root != draw["root"]:
        yield "the list is not the one that was frozen"
    seed = h("naru-draw/1", draw["round"], root, draw["secret"], draw["public_number"])
    if seed != draw["seed"]:
        yield "the seed does not follow from list, secret and public number"
    order = [t for t, p in sorted(entries, key=lambda one: (-one[1], h(seed, one[0]), one[0]))]
    if order != draw["order"]:
        yield "the order does not follow from points and lots"
    if not draw["committed_at"] < draw["frozen_at"] < draw["number_known_at"] <= draw["drawn_at"]:
        yield "the steps are not in the order that makes the draw fair"


def main(path, token=None):
    """Print the verdict; the exit status is 0 if it holds."""
    with open(path, encoding="utf-8") as file:
        draw = json.load(file)
    wrong = list(faults(draw))
    print("HOLDS" if not wrong else "DOES NOT HOLD: " + "; ".join(wrong))
    print(f"{draw['round']}: {len(draw['order'])} applications, {draw['people']} grants")
    print(f"public number: {draw['public_number']} ({draw['source']})")
    if token is not None:
        place = draw["order"].index(token) + 1 if token in draw["order"] else None
        print(f"{token}: place {place} of {len(draw['order'])}" if place else "not on the list")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
