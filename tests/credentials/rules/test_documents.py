"""The words of a certificate, of the keys, of the status list: whole values compared."""

import uuid
from datetime import UTC, datetime

from naru.credentials.rules.documents import (
    Content,
    Taught,
    certificate,
    did_document,
    did_of,
    status_list,
)
from naru.credentials.rules.proofs import canonical

NOON = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
FULL = {
    "number": 131_079,
    "address": "https://naru.example/c/abc/",
    "subject": uuid.UUID(int=1),
    "issued_at": NOON,
    "site": "https://naru.example",
    "site_name": "나루",
    "issuer": uuid.UUID(int=2),
    "issuer_name": "가람 배움터",
    "achievement": "CertificateOfCompletion",
    "title_ko": "엑셀 첫걸음",
    "title_en": "First Steps in Excel",
    "criteria": "모두 채웠습니다.",
    "name": "홍길동",
    "skills": (Taught("표 다루기", "02020302", "2021"), Taught("글쓰기")),
    "evidence": (("온라인 진도", "92 %"),),
    "score": "87.5",
    "until_at": NOON,
}


def test_all_of_it_is_defined_by_the_vocabularies():
    canonical(certificate(Content(**FULL)))
    canonical(
        status_list(site="https://naru.example", listed=1, encoded="u", from_at=NOON, until_at=NOON)
    )


def test_the_status_is_where_its_number_stands():
    assert certificate(Content(**FULL))["credentialStatus"] == {
        "id": "https://naru.example/credentials/status/2#7",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "7",
        "statusListCredential": "https://naru.example/credentials/status/2",
    }


def test_skills_stand_by_name_and_those_with_a_code_by_code():
    achievement = certificate(Content(**FULL))["credentialSubject"]["achievement"]
    assert achievement["tag"] == ["표 다루기", "글쓰기"]
    assert achievement["alignment"] == [
        {
            "type": ["Alignment"],
            "targetName": "표 다루기",
            "targetUrl": "urn:ncs:2021:02020302",
            "targetCode": "02020302",
            "targetFramework": "NCS 2021",
            "targetType": "ext:NCS",
        }
    ]


def test_what_is_not_known_is_not_said():
    less = {**FULL, "name": "", "skills": (), "evidence": (), "score": "", "until_at": None}
    made = certificate(Content(**less))
    assert "evidence" not in made
    assert "validUntil" not in made
    assert set(made["credentialSubject"]) == {"id", "type", "achievement"}
    assert not {"tag", "alignment", "resultDescription"} & set(
        made["credentialSubject"]["achievement"]
    )


def test_the_name_for_machines_is_the_host():
    assert did_of("https://naru.example") == "did:web:naru.example"
    assert did_of("http://localhost:8000") == "did:web:localhost%3A8000"


def test_every_key_may_sign():
    made = did_document("https://naru.example", {"ed-1": "z6Mk"}, [{"kid": "rs-1", "kty": "RSA"}])
    assert made["assertionMethod"] == ["did:web:naru.example#ed-1", "did:web:naru.example#rs-1"]
    assert [one["type"] for one in made["verificationMethod"]] == ["Multikey", "JsonWebKey2020"]
