"""Keys and signatures: what was signed holds, one changed letter does not."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from naru.audit.rules import GENESIS
from naru.policies.rules.signing import (
    checker,
    holds,
    key_id_of,
    link_hash,
    public_hex,
    secret_hex,
    signed,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def test_a_signature_holds_for_its_text_and_key_only():
    signature, key = signed(KEY, "결정 영수증"), checker(public_hex(KEY.public_key()))
    other = checker(public_hex(Ed25519PrivateKey.generate().public_key()))
    assert holds(key, "결정 영수증", signature)
    assert not holds(key, "결정 영수증.", signature)
    assert not holds(other, "결정 영수증", signature)
    for broken in ("no hex at all", "", signature[:-2], signature + "00", "00" * 64):
        assert not holds(key, "결정 영수증", broken)


@pytest.mark.parametrize("public", ["", "no hex at all", "ab" * 31])
def test_what_is_no_public_key_checks_nothing(public):
    with pytest.raises(ValueError, match=r"hex|32"):
        checker(public)


def test_keys_are_hex_and_named_by_their_hash():
    """RFC 8032 fixes the public key of this secret; its id is the head of its SHA-256."""
    assert secret_hex(KEY) == bytes(range(32)).hex()
    public = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8"
    assert public_hex(KEY.public_key()) == public
    assert key_id_of(public) == "56475aa75463474c"


def test_every_part_of_a_link_enters_its_hash():
    whole = {"previous": GENESIS, "seq": 1, "body": "a", "signature": "b", "key_id": "c"}
    hashes = {link_hash(**whole)}
    for name in whole:
        hashes.add(link_hash(**{**whole, name: 2 if name == "seq" else "x"}))
    assert len(hashes) == len(whole) + 1
