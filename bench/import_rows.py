"""Rows as a reservation service sends them, made up: as many as asked, each its own."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

SUBJECTS = (
    *("엑셀로 배우는 장부", "요양보호사 준비반", "스마트폰 사진", "전기기능사 실기", "바리스타"),
    *("온라인 판매 시작하기", "숲 해설", "한식 조리", "타일 시공", "도배 기초", "은퇴 뒤 세금"),
)
DISTRICTS = ("종로구", "중구", "마포구", "은평구", "강서구", "송파구", "노원구", "관악구")
STATUSES = ("접수중", "안내중", "접수종료", "예약마감")
AUDIENCES = (
    "제한없음",
    " 성인(55세 이상 성인)",
    "성인(40세 이상 64세 이하)",
    " 가족(누구나)",
    "시민",
)
SENTENCES = (
    "처음 배우는 분도 따라올 수 있게 천천히 나갑니다.",
    "도구와 재료는 배움터에서 빌려 드립니다.",
    "마지막 날에는 배운 것을 모아 작은 결과물을 만듭니다.",
    "수업 뒤 30분 동안 질문을 받습니다.",
    "문의: 담당자 홍길동 주무관 010-0000-1234",
)
NOTICE = (
    "<p>1. 공공시설 예약서비스 이용시 필수 준수사항</p><p>모든 서비스의 이용은 담당 기관의 규정에 "
    "따릅니다.</p><p>2. 시설예약</p><p>3. 상세내용</p>"
)
SERVICE = "ListPublicReservationEducation"


def row(number: int, chance: random.Random) -> dict[str, Any]:
    """One service; the same number gives the same row."""
    month, day = 1 + number % 9, 1 + number % 28
    told = "".join(
        f'<p style="line-height: 160%"><span lang="EN-US">{one}</span></p>\r\n'
        for one in chance.sample(SENTENCES, 4)
    )
    return {
        "GUBUN": "자체",
        "SVCID": f"S26{number:016d}",
        "MAXCLASSNM": "교육강좌",
        "MINCLASSNM": "교양/어학",
        "SVCSTATNM": STATUSES[number % 4],
        "SVCNM": f"{chance.choice(SUBJECTS)} {number}기 &lt;{number % 7}차&gt; 수강생 모집",
        "PAYATNM": "무료" if number % 3 else "유료(요금안내문의)",
        "PLACENM": f"배움터{number % 300}>강의실{number % 9}",
        "USETGTINFO": AUDIENCES[number % 5],
        "SVCURL": f"https://reserve.example.org/view.do?rsv_svc_id=S26{number:016d}",
        "X": f"{126.8 + number % 100 / 400}",
        "Y": f"{37.45 + number % 90 / 400}",
        "SVCOPNBGNDT": f"2026-{month:02d}-{day:02d} 00:00:00.0",
        "SVCOPNENDDT": f"2026-{month + 2:02d}-{day:02d} 00:00:00.0",
        "RCPTBGNDT": f"2026-{month:02d}-{day:02d} 10:00:00.0",
        "RCPTENDDT": f"2026-{month + 1:02d}-{day:02d} 18:00:00.0",
        "AREANM": DISTRICTS[number % 8],
        "IMGURL": "",
        "DTLCONT": f"{NOTICE}{told}<p>4. 주의사항</p><p>빠질 때는 미리 알려 주세요.</p>",
        "TELNO": "02-000-0000",
        "V_MIN": "10:00",
        "V_MAX": "12:00",
        "REVSTDDAYNM": "이용일",
        "REVSTDDAY": "1",
    }


def rows(count: int, changed_every: int = 0) -> Iterator[dict[str, Any]]:
    """`count` rows; every so many one has another title than before."""
    for number in range(count):
        made = row(number, random.Random(number))
        if changed_every and not number % changed_every:
            made["SVCNM"] += " (추가)"
        yield made


def write(path: Path, count: int, changed_every: int = 0) -> None:
    """The service's answer with all rows, as a file."""
    with path.open("w", encoding="utf-8") as out:
        out.write(
            f'{{"{SERVICE}":{{"list_total_count":{count},"RESULT":{{"CODE":"INFO-000"}},"row":['
        )
        _joined(out, rows(count, changed_every))
        out.write("]}}")


def _joined(out: TextIO, made: Iterator[dict[str, Any]]) -> None:
    for at, one in enumerate(made):
        out.write("," * bool(at) + json.dumps(one, ensure_ascii=False))
