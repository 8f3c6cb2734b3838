"""People leave a row before anything is stored; institutions stay."""

import json

import pytest

from naru.catalogue.sources import personal


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("문의 010-0000-1234", "문의 (휴대전화)"),
        ("문의: 01000001234 로", "문의: (휴대전화) 로"),
        ("010 0000 1234", "(휴대전화)"),
        ("010-0000-1234로 전화", "(휴대전화)로 전화"),
        ("+82 10-0000-1234", "(휴대전화)"),
        ("02-724-0199 / 0196", "02-724-0199 / 0196"),
        ("02) 724-0258", "02) 724-0258"),
        ("메일 hong@example.org 로 보내 주세요", "메일 (이메일) 로 보내 주세요"),
        ("900101-1234567", "(번호)"),
        ("담당자: 홍길동 (02-000-0000)", "담당자: (이름) (02-000-0000)"),
        ("담당 : 김가나", "담당 : (이름)"),
        ("강사: 이나다 선생님", "강사: (이름) 선생님"),
        ("박가나 주무관에게", "(이름) 주무관에게"),
        ("강사: 전문가 초빙", "강사: 전문가 초빙"),
        ("담당 기관의 규정", "담당 기관의 규정"),
        ("2026-01-10 10:00:00.0", "2026-01-10 10:00:00.0"),
        ("S260101010000011234", "S260101010000011234"),
        ("010101 과정", "010101 과정"),
        ("짧음", "짧음"),
    ],
)
def test_scrub_takes_people_out_and_leaves_offices(sent, kept):
    assert personal.scrub(sent) == kept


def test_without_drops_columns_at_every_depth_and_keeps_identifiers():
    row = {
        "SVCID": "01000001234",
        "MNGR_NM": "홍길동",
        "detail": {"trprChap": "홍길동", "addr1": "가온구", "notes": ["010-0000-1234", 3]},
        "TEXT": "끝\x00\ud800",
        "N": float("inf"),
        None: ["남는 칸"],
    }
    kept = personal.without(row, drop={"MNGR_NM", "trprChap"}, keep={"SVCID"})
    assert kept == {
        "SVCID": "01000001234",
        "detail": {"addr1": "가온구", "notes": ["(휴대전화)", 3]},
        "TEXT": "끝",
        "N": None,
    }
    json.dumps(kept, allow_nan=False).encode()
