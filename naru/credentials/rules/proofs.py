"""The proof inside a certificate: `eddsa-rdfc-2022` of the W3C's Data Integrity.

What is signed is SHA-256 over the canonical form of the proof's options, followed by SHA-256 over
that of the document. The canonical form is RDF: order and spelling of the JSON do not matter, but
a word that no vocabulary defines would silently not be signed, so it is refused.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from pyld import jsonld

from naru.credentials.rules.contexts import load
from naru.credentials.rules.letters import base58, from_base58

SUITE = "eddsa-rdfc-2022"
ED25519 = b"\xed\x01"
"""What stands before an Ed25519 public key in a Multikey."""

Document = dict[str, Any]


class NotSigned(ValueError):
    """Words of the document that no vocabulary defines."""


def multikey(public: bytes) -> str:
    """A public key of 32 bytes as did.json shows it: "z6Mk…"."""
    return "z" + base58(ED25519 + public)


def canonical(document: Mapping[str, Any]) -> bytes:
    """The document as sorted N-Quads (RDFC-1.0). Raises NotSigned for words that no vocabulary
    defines, and JsonLdError for what cannot be read.
    """
    dropped: list[str] = []
    expanded = jsonld.expand(
        dict(document),
        {"documentLoader": load},
        on_property_dropped=lambda key: dropped.append(str(key)),
    )
    if dropped:
        raise NotSigned(", ".join(dropped))
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": load}
    return str(jsonld.normalize(expanded, options)).encode()


def sign(document: Document, *, key: Ed25519PrivateKey, method: str, created: str) -> Document:
    """The document with its proof. `method` is the key's address in did.json, `created` a UTC time
    ("2026-11-24T03:00:00Z"). Refuses words that would not be signed.
    """
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }
    signature = key.sign(_hashes(document, proof))
    return {**document, "proof": [{**proof, "proofValue": "z" + base58(signature)}]}


def holds(document: Mapping[str, Any], *, public: bytes, method: str) -> bool:
    """Whether the document is as it was signed with this key; False for anything it cannot read."""
    try:
        bare = {name: value for name, value in document.items() if name != "proof"}
        (proof,) = document["proof"]
        options = {name: value for name, value in proof.items() if name != "proofValue"}
        if options.get("cryptosuite") != SUITE or options.get("verificationMethod") != method:
            return False
        signature = from_base58(proof["proofValue"].removeprefix("z"))
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _hashes(bare, options))
    except (InvalidSignature, ValueError, KeyError, TypeError, AttributeError, jsonld.JsonLdError):
        return False
    return True


def _hashes(document: Mapping[str, Any], proof: Mapping[str, Any]) -> bytes:
    options = {"@context": document["@context"], **proof}
    return b"".join(hashlib.sha256(canonical(one)).digest() for one in (options, document))
