#!/usr/bin/env python3
"""Check one decision receipt without its city: verify_receipt.py RECEIPT.json KEYS.json

RECEIPT.json is the file a resident downloads, KEYS.json the city's published public keys
({"key id": "64 hex letters"}). Checked: the key is the one its id names; the signature over the
exact text; the text is canonical JSON; the receipt's own place in the chain. Exit code 0: genuine.
"""

import hashlib
import json
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def chained(previous: str, seq: int, fields: list[str]) -> str:
    """SHA-256 over the parts, each preceded by its length in bytes."""
    parts = [previous, str(seq), *fields]
    text = "".join(f"{len(part.encode())}:{part}" for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()


def faults(receipt: dict, keys: dict) -> list[str]:
    """Everything that is wrong with the receipt; empty if it is genuine."""
    body, key_id, chain = receipt["body"], receipt["key"], receipt["chain"]
    found = []
    public = bytes.fromhex(keys.get(key_id, ""))
    if hashlib.sha256(public).hexdigest()[:16] != key_id:
        return [f"the key {key_id} is not among the published keys"]
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(
            bytes.fromhex(receipt["signature"]), body.encode()
        )
    except (InvalidSignature, ValueError):
        found.append("the signature does not fit the text")
    plain = json.dumps(json.loads(body), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if plain != body:
        found.append("the text is not in canonical form")
    fields = [body, receipt["signature"], key_id]
    if chained(chain["previous"], chain["seq"], fields) != chain["hash"]:
        found.append("the place in the chain does not fit the text")
    return found


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        receipt, keys = (json.loads(Path(name).read_text("utf-8")) for name in sys.argv[1:])
        wrong = faults(receipt, keys)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        wrong = [f"this is not a receipt and its keys: {error}"]
    if wrong:
        print("NOT GENUINE: " + "; ".join(wrong))
        return 1
    content = json.loads(receipt["body"])
    verdict = content["verdict"]
    print(f"genuine: {content['decision']} {content['outcome']} on {content['decided_at']}")
    print(f"rule {verdict['policy']} of {verdict['version']}: {verdict['answer']}")
    print(f"signed with {receipt['key']}, number {receipt['chain']['seq']} of the chain")
    return 0


if __name__ == "__main__":
    sys.exit(main())
