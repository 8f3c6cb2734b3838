#!/usr/bin/env python3
"""Check one certificate without its city: verify_certificate.py BADGE.json DID.json [STATUS.json]

BADGE.json is the file a holder sends (it is also attached to the PDF), DID.json the city's
keys (/.well-known/did.json), STATUS.json its list of revoked certificates. Needs cryptography and
pyld, and of openbadgeslib only the two published vocabularies. No network. Exit code 0: genuine.
"""

import base64
import gzip
import hashlib
import json
import sys
from datetime import datetime, timezone
from importlib.util import find_spec
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pyld import jsonld

WORDS = {
    "https://www.w3.org/ns/credentials/v2": (
        "credentials-v2.json",
        "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734",
    ),
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": (
        "ob-v3p0-context-3.0.3.json",
        "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84",
    ),
}
UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError)
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def vocabulary(address: str, _options: dict) -> dict:
    """One of the two vocabularies, to the byte; no other is looked for."""
    if address not in WORDS:
        raise ValueError(f"it names a vocabulary that is not known: {address}")
    name, digest = WORDS[address]
    folder = Path(find_spec("openbadgeslib").submodule_search_locations[0])
    text = (folder / "ob3" / "contexts" / name).read_bytes()
    if hashlib.sha256(text).hexdigest() != digest:
        raise ValueError(f"the vocabulary {name} is not the published one")
    return {"contextUrl": None, "documentUrl": address, "document": json.loads(text)}


def hashed(document: dict) -> bytes:
    """SHA-256 of the canonical form; words that no vocabulary defines are refused."""
    dropped: list = []
    expanded = jsonld.expand(
        document, {"documentLoader": vocabulary}, on_property_dropped=dropped.append
    )
    if dropped:
        raise ValueError(f"it says things that were not signed: {', '.join(map(str, dropped))}")
    options = {"algorithm": "URDNA2015", "format": "application/n-quads"}
    return hashlib.sha256(jsonld.normalize(expanded, options).encode()).digest()


def base58(letters: str) -> bytes:
    """The bytes of "z…"."""
    number = 0
    for letter in letters.removeprefix("z"):
        number = number * 58 + BASE58.index(letter)
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def prove(document: dict, did: dict) -> None:
    """Raises ValueError unless the document was signed so by a key of its issuer."""
    issuer = document["issuer"]
    issuer = issuer["id"] if isinstance(issuer, dict) else issuer
    (proof,) = document["proof"]
    if issuer != did["id"] or proof["verificationMethod"] not in did["assertionMethod"]:
        raise ValueError("its issuer or its key is not the one of DID.json")
    if (proof["cryptosuite"], proof["proofPurpose"]) != ("eddsa-rdfc-2022", "assertionMethod"):
        raise ValueError("its proof is of another kind")
    keys = {one["id"]: one.get("publicKeyMultibase", "") for one in did["verificationMethod"]}
    public = base58(keys[proof["verificationMethod"]])[2:]
    bare = {name: value for name, value in document.items() if name != "proof"}
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    data = hashed({"@context": document["@context"], **options}) + hashed(bare)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(base58(proof["proofValue"]), data)
    except InvalidSignature:
        raise ValueError("the signature does not fit: something was changed") from None
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")  # noqa: UP017 - older Pythons
    if document.get("validUntil", now) < now:
        raise ValueError(f"it ran out on {document['validUntil']}")


def refuse_revoked(document: dict, status: dict, did: dict) -> None:
    """Raises ValueError if the list is not the certificate's and proved, or names it."""
    entry = document["credentialStatus"]
    prove(status, did)
    if status["id"] != entry["statusListCredential"]:
        raise ValueError("STATUS.json is not the list that the certificate names")
    letters = status["credentialSubject"]["encodedList"].removeprefix("u")
    bits = gzip.decompress(base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4)))
    index = int(entry["statusListIndex"])
    if bits[index // 8] & 0x80 >> index % 8:
        raise ValueError("it was revoked")


def main() -> int:
    if len(sys.argv) not in (3, 4):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        document, did, *more = (json.loads(Path(name).read_text("utf-8")) for name in sys.argv[1:])
        prove(document, did)
        for status in more:
            refuse_revoked(document, status, did)
    except (*UNREADABLE, jsonld.JsonLdError) as wrong:
        print(f"NOT GENUINE: {(str(wrong) or 'unreadable').splitlines()[0]}")
        return 1
    subject = document["credentialSubject"]
    names = ", ".join(one["identityHash"] for one in subject.get("identifier", [])) or "no name"
    print(f"genuine: {document['name']}, {names}, from {document['validFrom']}")
    print(f"issued by {document['issuer']['name']} ({did['id']})")
    print("not revoked" if more else "give STATUS.json too to learn whether it was revoked")
    return 0


if __name__ == "__main__":
    sys.exit(main())
