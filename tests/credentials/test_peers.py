"""Two implementations that are not ours judge our certificates: one of PyPI, one of npm.

Both take the two good ones and refuse all eight bad ones. What npm needs is installed by the test
itself from its lock file, once a machine.
"""

import copy
import json
import shutil
import subprocess
import warnings
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.utils import timezone

from naru.credentials.enums import Why
from naru.credentials.queries import published
from naru.credentials.reading import secrets
from naru.credentials.rules.contexts import FILES, path_of
from naru.credentials.rules.documents import utc
from naru.credentials.rules.letters import base64url, from_base64url
from naru.credentials.rules.proofs import sign
from naru.credentials.services import revoking
from ops import tools
from tests.accounts.factories import UserFactory
from tests.credentials.factories import issued

HERE = Path(__file__).parent
PEERS = settings.VAR_DIR / "peers"
GOOD = {"good-badge.json", "good-second.json", "good-token.jwt"}
BAD = {
    *("bad-score.json", "bad-name.json", "bad-index.json", "bad-key.json"),
    *("bad-issuer.json", "bad-ran-out.json", "bad-revoked.json", "bad-extra-word.json"),
    "bad-token.jwt",
}

pytestmark = pytest.mark.django_db


def bare_of(one, **changes):
    document = {name: value for name, value in json.loads(one.body).items() if name != "proof"}
    return {**document, **changes}


def cases():
    """Name and text of every case; all are of this moment, as verifiers read the clock."""
    now = timezone.now() - timedelta(minutes=5)
    one, second, gone = (issued(now, f"completion:{number}") for number in (1, 2, 3))
    revoking.revoke(
        certificate_id=gone.pk, why=Why.MISTAKE, words="잘못", by=UserFactory(), at=timezone.now()
    )
    method = json.loads(one.body)["proof"][0]["verificationMethod"]
    ours = {"key": secrets.proof_secret(), "method": method, "created": utc(now)}
    score, name, index = (copy.deepcopy(json.loads(one.body)) for _ in range(3))
    score["credentialSubject"]["result"][0]["value"] = "99"
    name["credentialSubject"]["identifier"][0]["identityHash"] = "임꺽정"
    index["credentialStatus"]["statusListIndex"] = str(one.place[1] + 9)
    evil = {**bare_of(one)["issuer"], "id": "did:web:evil.example"}
    over = {"validFrom": "2025-01-01T00:00:00Z", "validUntil": "2026-01-01T00:00:00Z"}
    head, body, signature = one.token.split(".")
    claims = json.loads(from_base64url(body))
    claims["credentialSubject"]["result"][0]["value"] = "99"
    texts = {
        "bad-score.json": score,
        "bad-name.json": name,
        "bad-index.json": index,
        "bad-key.json": sign(bare_of(one), **{**ours, "key": Ed25519PrivateKey.generate()}),
        "bad-issuer.json": sign(bare_of(one, issuer=evil), **ours),
        "bad-ran-out.json": sign(bare_of(one, **over), **ours),
        "bad-extra-word.json": {**json.loads(one.body), "grade": "A+"},
    }
    return {
        **{name: json.dumps(document) for name, document in texts.items()},
        "good-badge.json": one.body,
        "good-second.json": second.body,
        "bad-revoked.json": gone.body,
        "good-token.jwt": one.token,
        "bad-token.jwt": f"{head}.{base64url(json.dumps(claims).encode())}.{signature}",
    }


@pytest.fixture
def folder(tmp_path):
    """All cases, and what is published, as files."""
    made = cases()
    assert set(made) == GOOD | BAD
    for name, text in made.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "did.json").write_text(json.dumps(published.did_document()))
    (tmp_path / "jwks.json").write_text(json.dumps(published.jwks()))
    (tmp_path / "status.json").write_text(published.status_list(1, at=timezone.now()))
    words = {address: json.loads(path_of(address).read_text("utf-8")) for address in FILES}
    (tmp_path / "words.json").write_text(json.dumps(words))
    return tmp_path


def test_npm_takes_the_good_and_refuses_the_bad(folder):
    done = subprocess.run(
        [tools.program("node"), str(installed() / "verify.mjs"), str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    assert {name for name, verdict in told.items() if verdict} == GOOD
    assert set(told) == GOOD | BAD


def test_pypi_takes_the_good_and_refuses_the_bad(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        told = {name: judged(folder, name) for name in sorted(GOOD | BAD)}
    assert {name for name, verdict in told.items() if verdict} == GOOD


def judged(folder, name):
    """By openbadgeslib, which gets what it asks for from the folder."""
    from openbadgeslib.ob3 import OB3LdpVerifier, OB3Verifier

    did = json.loads((folder / "did.json").read_text())["id"]
    text = (folder / name).read_text("utf-8")

    def download(url, *_args, **_more):
        address = getattr(url, "full_url", url)
        return (
            folder / ("did.json" if address.endswith("did.json") else "status.json")
        ).read_bytes()

    try:
        if name.endswith(".jwt"):
            pem = (
                secrets.token_secret()
                .public_key()
                .public_bytes(
                    serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
                )
            )
            OB3Verifier(pubkey_pem=pem, issuer_did=did).verify(text)
        else:
            OB3LdpVerifier(issuer_did=did).verify(
                text, check_status=True, download=download, verify_status_list=False
            )
    except Exception:
        return False
    return True


def installed():
    """The npm packages of the lock file, to the hash; installed anew when it changed."""
    lock = (HERE / "peers" / "package-lock.json").read_bytes()
    kept = PEERS / "package-lock.json"
    if not kept.exists() or kept.read_bytes() != lock or not (PEERS / "node_modules").exists():
        shutil.rmtree(PEERS, ignore_errors=True)
        PEERS.mkdir(parents=True)
        shutil.copy(HERE / "peers" / "package.json", PEERS)
        (PEERS / "package-lock.json").write_bytes(lock)
        subprocess.run(
            [tools.program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=PEERS,
            check=True,
            capture_output=True,
        )
    shutil.copy(HERE / "peers" / "verify.mjs", PEERS)
    return PEERS
