"""The proof: 1EdTech's published example to the letter; anything changed is refused."""

import copy
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyld import jsonld

from naru.credentials.rules.contexts import BADGES, CREDENTIALS
from naru.credentials.rules.proofs import NotSigned, canonical, holds, multikey, sign

KEY = Ed25519PrivateKey.from_private_bytes(
    bytes.fromhex("6241a409e6707bb640a0140a8a32bc3d193c33a661747284d6adfa4ed4180be4")
)
PUBLIC = KEY.public_key().public_bytes_raw()
METHOD = "https://example.edu/issuers/565049#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi"
CREATED = "2010-01-01T19:23:24Z"
EXAMPLE = {
    "@context": [CREDENTIALS, BADGES],
    "id": "http://example.com/credentials/3527",
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "issuer": {
        "id": "https://example.edu/issuers/565049",
        "type": ["Profile"],
        "url": "https://www.imsglobal.org",
        "name": "Example Corp",
    },
    "validFrom": "2010-01-01T00:00:00Z",
    "name": "Teamwork Badge",
    "credentialSubject": {
        "id": "did:example:ebfeb1f712ebc6f1c276e12ec21",
        "type": ["AchievementSubject"],
        "achievement": {
            "id": "https://example.com/achievements/21st-century-skills/teamwork",
            "type": ["Achievement"],
            "criteria": {
                "narrative": "Team members are nominated for this badge by their peers and "
                "recognized upon review by Example Corp management."
            },
            "description": "This badge recognizes the development of the capacity to collaborate "
            "within a group environment.",
            "name": "Teamwork",
        },
    },
}
"""The example of the Open Badges 3.0 Implementation Guide, "Linked Data Proof Test Vector"."""
PROOF = "z5x9aCBYovW3CQCbKdNyhEm7ffYSw1YpEdPywQJoNbzDD2gkzQDKJ1sYKJaWvqZtkMtSbz35HcbgXVEDYHxCzgkCr"
"""What the guide says comes out."""


def signed():
    return sign(EXAMPLE, key=KEY, method=METHOD, created=CREATED)


def test_the_published_example_comes_out_to_the_letter():
    assert signed()["proof"][0]["proofValue"] == PROOF
    assert METHOD.endswith(f"#{multikey(PUBLIC)}")
    assert holds(signed(), public=PUBLIC, method=METHOD)


def test_order_and_spelling_do_not_matter():
    turned = dict(reversed(signed().items()))
    assert holds(json.loads(json.dumps(turned, indent=4)), public=PUBLIC, method=METHOD)


def test_anything_changed_is_refused():
    good = signed()
    kept = [good["credentialSubject"], good["credentialSubject"]["achievement"], good["issuer"]]
    for place, part in enumerate([good, *kept]):
        for name, value in part.items():
            if not isinstance(value, str):
                continue
            bad = copy.deepcopy(good)
            inside = bad["credentialSubject"]
            told = [bad, inside, inside["achievement"], bad["issuer"]][place]
            told[name] = value + "x"
            assert not holds(bad, public=PUBLIC, method=METHOD), name


@pytest.mark.parametrize(
    "change",
    [
        {"proof": []},
        {"proof": [{}]},
        {"proof": None},
        {"@context": "https://example.com/other"},
        {"grade": "A+"},
    ],
)
def test_what_cannot_be_checked_does_not_hold(change):
    assert not holds({**signed(), **change}, public=PUBLIC, method=METHOD)


def test_another_key_or_another_name_of_the_key_does_not_hold():
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    assert not holds(signed(), public=other, method=METHOD)
    assert not holds(signed(), public=PUBLIC, method="did:web:evil.example#ed-1")


def test_words_nobody_defined_are_not_signed():
    with pytest.raises(NotSigned, match="수료번호"):
        sign({**EXAMPLE, "수료번호": "2026-1"}, key=KEY, method=METHOD, created=CREATED)


def test_a_vocabulary_that_is_not_kept_is_never_fetched():
    with pytest.raises(jsonld.JsonLdError):
        canonical({**EXAMPLE, "@context": [CREDENTIALS, "https://example.com/other.json"]})
