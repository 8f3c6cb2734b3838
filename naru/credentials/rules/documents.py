"""The words of a certificate as Open Badges 3.0 wants them; the issuer's keys; the status list."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from naru.credentials.rules.contexts import BADGES, CREDENTIALS
from naru.credentials.rules.statuses import place_of

DID_WORDS = [
    "https://www.w3.org/ns/did/v1",
    "https://w3id.org/security/multikey/v1",
    "https://w3id.org/security/suites/jws-2020/v1",
]

Document = dict[str, Any]


@dataclass(frozen=True)
class Taught:
    """A skill by its name; a code of the national standards stands with its edition."""

    name: str
    ncs_code: str = ""
    ncs_edition: str = ""


@dataclass(frozen=True)
class Content:
    """What one certificate says. `achievement` is Open Badges' own word for its kind; `evidence`
    pairs of a name and what was seen; `score` of 100; `name` empty if the holder gave none.
    """

    number: int
    address: str
    subject: uuid.UUID
    issued_at: datetime
    site: str
    site_name: str
    issuer: uuid.UUID
    issuer_name: str
    achievement: str
    title_ko: str
    title_en: str
    criteria: str
    name: str
    skills: tuple[Taught, ...] = ()
    evidence: tuple[tuple[str, str], ...] = ()
    score: str = ""
    until_at: datetime | None = None


def did_of(site: str) -> str:
    """The issuer's name for machines, from the site's address: "did:web:naru.example"."""
    return "did:web:" + quote(urlsplit(site).netloc, safe="")


def utc(at: datetime) -> str:
    """To the second, in UTC: "2026-11-24T03:00:00Z"."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def status_address(site: str, listed: int) -> str:
    return f"{site}/credentials/status/{listed}"


def certificate(content: Content) -> Document:
    """The certificate, not signed yet."""
    listed, index = place_of(content.number)
    address = status_address(content.site, listed)
    document: Document = {
        "@context": [CREDENTIALS, BADGES],
        "id": content.address,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {
            "id": did_of(content.site),
            "type": ["Profile"],
            "name": content.site_name,
            "url": content.site,
        },
        "name": content.title_ko,
        "validFrom": utc(content.issued_at),
        "credentialStatus": {
            "id": f"{address}#{index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(index),
            "statusListCredential": address,
        },
        "credentialSubject": _subject(content),
    }
    if content.until_at:
        document["validUntil"] = utc(content.until_at)
    if content.evidence:
        document["evidence"] = [
            {"type": ["Evidence"], "name": name, "narrative": seen}
            for name, seen in content.evidence
        ]
    return document


def _subject(content: Content) -> Document:
    achievement = _achievement(content)
    subject: Document = {
        "id": content.subject.urn,
        "type": ["AchievementSubject"],
        "achievement": achievement,
    }
    if content.name:
        subject["identifier"] = [
            {
                "type": "IdentityObject",
                "identityType": "name",
                "hashed": False,
                "identityHash": content.name,
            }
        ]
    if content.score:
        score = f"{achievement['id']}#score"
        achievement["resultDescription"] = [
            {
                "id": score,
                "type": ["ResultDescription"],
                "name": "점수",
                "resultType": "RawScore",
                "valueMin": "0",
                "valueMax": "100",
            }
        ]
        subject["result"] = [
            {"type": ["Result"], "resultDescription": score, "value": content.score}
        ]
    return subject


def _achievement(content: Content) -> Document:
    named = uuid.uuid5(content.issuer, f"{content.achievement} {content.title_ko}")
    achievement: Document = {
        "id": named.urn,
        "type": ["Achievement"],
        "achievementType": content.achievement,
        "inLanguage": "ko",
        "name": content.title_ko,
        "description": content.title_en or content.title_ko,
        "criteria": {"narrative": content.criteria},
        "creator": {
            "id": content.issuer.urn,
            "type": ["Profile"],
            "name": content.issuer_name,
        },
    }
    if content.skills:
        achievement["tag"] = [one.name for one in content.skills]
    aligned = [_alignment(one) for one in content.skills if one.ncs_code]
    if aligned:
        achievement["alignment"] = aligned
    return achievement


def _alignment(skill: Taught) -> Document:
    """`targetUrl` is demanded: a name of the code, since the standards have no address a code."""
    return {
        "type": ["Alignment"],
        "targetName": skill.name,
        "targetUrl": f"urn:ncs:{skill.ncs_edition}:{skill.ncs_code}",
        "targetCode": skill.ncs_code,
        "targetFramework": f"NCS {skill.ncs_edition}",
        "targetType": "ext:NCS",
    }


def status_list(
    *, site: str, listed: int, encoded: str, from_at: datetime, until_at: datetime
) -> Document:
    """The list of one bit a certificate, not signed yet."""
    address = status_address(site, listed)
    return {
        "@context": [CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": did_of(site),
        "validFrom": utc(from_at),
        "validUntil": utc(until_at),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded,
        },
    }


def did_document(site: str, keys: Mapping[str, str], jwks: Iterable[Document]) -> Document:
    """Every key that ever signed: `keys` are Multikeys by their id, `jwks` those of tokens."""
    did = did_of(site)
    methods: list[Document] = [
        {"id": f"{did}#{kid}", "type": "Multikey", "controller": did, "publicKeyMultibase": public}
        for kid, public in keys.items()
    ]
    methods += [
        {
            "id": f"{did}#{one['kid']}",
            "type": "JsonWebKey2020",
            "controller": did,
            "publicKeyJwk": one,
        }
        for one in jwks
    ]
    return {
        "@context": DID_WORDS,
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [one["id"] for one in methods],
    }
