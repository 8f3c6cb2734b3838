"""Whether a certificate is genuine and still holds: a kept one, or one that somebody brings."""

import json
from dataclasses import dataclass
from typing import Any

import jwt
from django.conf import settings

from naru.credentials.enums import Use, Verdict
from naru.credentials.models import Certificate, PublicKey
from naru.credentials.rules import proofs, tokens
from naru.credentials.rules.documents import did_of
from naru.credentials.rules.letters import from_base58
from naru.credentials.rules.statuses import SIZE

DOTS_OF_TOKEN = 2
LARGEST = 100_000
"""Letters of a certificate; ours have about 3,000."""


@dataclass(frozen=True)
class Checked:
    """The answer, and the certificate of ours that it is about if it is one."""

    verdict: Verdict
    certificate: Certificate | None = None

    @property
    def holds(self) -> bool:
        return self.verdict == Verdict.HOLDS


def check(one: Certificate) -> Checked:
    """A kept certificate: its words against its key, and whether it was revoked. An erased one has
    no words left to prove, only whether it holds.
    """
    if not one.erased_at:
        told = check_text(one.body)
        return Checked(told.verdict, one)
    return Checked(_standing(one), one)


def check_text(text: str) -> Checked:
    """A certificate as somebody brings it, as JSON or as a token: nothing it says is believed
    before its signature fits one of our keys.
    """
    if len(text) > LARGEST:
        return Checked(Verdict.UNREADABLE)
    text = text.strip()
    if text.count(".") == DOTS_OF_TOKEN and not text.startswith("{"):
        return _token(text)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return Checked(Verdict.UNREADABLE)
    if not isinstance(document, dict) or "proof" not in document:
        return Checked(Verdict.UNREADABLE)
    return _document(document)


def _document(document: dict[str, Any]) -> Checked:
    proof = document["proof"]
    first = proof[0] if isinstance(proof, list) and proof else proof
    method = first.get("verificationMethod") if isinstance(first, dict) else None
    did, _sign, kid = str(method).partition("#")
    key = PublicKey.objects.filter(kid=kid, use=Use.PROOF).first()
    if did != did_of(settings.SITE_URL) or key is None:
        return Checked(Verdict.FOREIGN)
    public = from_base58(key.public.removeprefix("z"))[len(proofs.ED25519) :]
    if not proofs.holds(document, public=public, method=str(method)):
        return Checked(Verdict.CHANGED)
    return _ours(document)


def _token(text: str) -> Checked:
    try:
        kid = str(jwt.get_unverified_header(text).get("kid", "")).partition("#")[2]
    except jwt.PyJWTError:
        return Checked(Verdict.UNREADABLE)
    key = PublicKey.objects.filter(kid=kid, use=Use.TOKEN).first()
    if key is None:
        return Checked(Verdict.FOREIGN)
    document = tokens.opened(text, public=json.loads(key.public))
    return _ours(document) if document is not None else Checked(Verdict.CHANGED)


def _ours(document: dict[str, Any]) -> Checked:
    """The signature fits: find it by the place of its status. The list itself is signed too, and
    says nothing of anybody.
    """
    try:
        issuer = document["issuer"]["id"]
        status = document["credentialStatus"]
        listed = int(status["statusListCredential"].rpartition("/")[2])
        number = (listed - 1) * SIZE + int(status["statusListIndex"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return Checked(Verdict.UNREADABLE)
    one = Certificate.objects.select_related("issuer").filter(pk=number).first()
    if issuer != did_of(settings.SITE_URL) or one is None:
        return Checked(Verdict.FOREIGN)
    return Checked(_standing(one), one)


def _standing(one: Certificate) -> Verdict:
    return Verdict.REVOKED if one.revoked_at else Verdict.HOLDS
