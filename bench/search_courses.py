"""Made-up courses for `bench.search`, always the same ones, written by COPY.

Titles and descriptions draw on 30,000 words of which few are frequent and most are rare, as in
real text, so that the index is as large as it would be.
"""

import json
import random
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import accumulate

from django.db import connection

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
SUBJECT_WORDS = """
요양보호사 바리스타 엑셀 회계 전산회계 컴퓨터활용능력 파이썬 자바 프로그래밍 데이터분석
인공지능 챗GPT 유튜브 영상편집 포토샵 일러스트 블로그 스마트스토어 라이브커머스 창업 사업계획서
마케팅 세무 무역 물류 조경 정원 도시농업 도배 타일 목공 전기 용접 배관 태양광 지게차 굴착기
드론 3D프린터 조리 한식 제과 제빵 떡제조 미용 네일 정리수납 집수리 간병 아이돌봄 사회복지사
직업상담사 심리상담 코칭 스피치 글쓰기 자서전 영어 일본어 중국어 한국사 해설사 공인중개사
주택관리사 소방안전 산업안전 정보처리기사 SQL 빅데이터 클라우드 리눅스 보안 웹개발 자바스크립트
캐드 반려동물 꽃꽂이 재봉 사진 스마트폰 키오스크 C++ C# .NET 노션 은퇴설계 재무 연금 건강 요가
합창 인문학 미술
"""
SUBJECTS = SUBJECT_WORDS.split()
SHAPES = (
    "{a} 기초",
    "처음 배우는 {a}",
    "{a} 실무 과정",
    "{a} {n}급 필기",
    "{a} 실기 대비반",
    "{a}와 {b}",
    "{w}을 위한 {a}",
    "{a}로 시작하는 {w}",
    "[{w}] {a} 심화",
    "{w} {a} 전문가 양성",
    "{a} {v} 교실",
    "{v} {w} {a} 특강",
)
SYLLABLES = (
    "가나다라마바사아자차카타파하고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후기니디리미비시이"
    "지치키티피히개내대래매배새애재채해계관광교국권금단당동력명문물민방법본부사산상생서선성세식신실안양업"
    "여역연영예온완용원육음의인일임자장전정제조중지직진집찰창처천체초출측통특판평표품학한합행향현형혜홍화"
)
WORDS, PROVIDERS, PLACES, DAYS = 30_000, 800, 1_500, 90
FIRST = 1_000_001
"""The number of the first course and provider: well above those of the city's own samples."""
FIELDS = ("leadership", "job-skills", "digital", "start-up", "certificates", "life-design", "")
MODES = ("ONLINE", "FIELD", "FIELD", "BLENDED", "UNKNOWN")
FEES = (0, 0, 0, 10_000, 20_000, 30_000, 50_000, 80_000, 120_000, 300_000, None)
AGES = ((True, 40, 64), (True, None, None), (True, 19, None), (True, 55, None), (False, None, None))
HOMES = ("CITY", "CITY_LIFE", "ANYONE", "UNKNOWN")
RHYTHMS = (
    ([1, 3], time(10)), ([2, 4], time(14)), ([2, 4], time(19)), ([3], time(19)), ([6], time(10)),
)  # fmt: skip

Row = dict[str, object]


class Maker:
    """Draws everything from one seeded source, in a fixed order."""

    def __init__(self, districts: list[tuple[int, float, float]]) -> None:
        self.random = random.Random(4050)
        self.words = sorted({self._word() for _ in range(WORDS)})
        self.random.shuffle(self.words)
        self.weights = list(accumulate(1 / (rank + 20) for rank in range(len(self.words))))
        self.places = [self._place(districts) for _ in range(PLACES)]

    def some(self, number: int) -> list[str]:
        """Words as text has them: a few often, most of them rarely."""
        return self.random.choices(self.words, cum_weights=self.weights, k=number)

    def course(self, number: int) -> Row:
        """One course and what is told of it."""
        pick = self.random.choice
        subject, other, (w, v) = pick(SUBJECTS), pick(SUBJECTS), self.some(2)
        title = pick(SHAPES).format(a=subject, b=other, w=w, v=v, n=self.random.randint(1, 3))
        known, age_from, age_to = pick(AGES)
        text = " ".join([subject, *self.some(self.random.randint(40, 110))])
        return {
            "id": number, "public_id": uuid.UUID(int=number), "title": title,
            "provider_id": FIRST + self.random.randrange(PROVIDERS),
            "summary": " ".join(self.some(8)),
            "subject": "", "blocks": json.dumps([{"kind": "paragraph", "text": text}]),
            "field": pick(FIELDS), "language": "ko", "outlook": " ".join(self.some(6)),
            "certificate": f"{subject} {v[0]}급" if pick(range(5)) == 0 else "",
            "prerequisites": "", "mode": pick(MODES), "age_rule_known": known,
            "age_from": age_from, "age_to": age_to, "residence": pick(HOMES), "audience": "",
            "is_sample": True, "made_at": NOW, "changed_at": NOW,
        }  # fmt: skip

    def runs(self, course: Row) -> Iterator[Row]:
        """One to three runs of the course, some begun, some not yet open for application."""
        for _ in range(self.random.choice((1, 1, 1, 2, 3))):
            district, latitude, longitude = self.random.choice(self.places)
            online = course["mode"] == "ONLINE"
            weekdays, begins = self.random.choice(RHYTHMS)
            starts = NOW + timedelta(days=self.random.randint(-20, DAYS))
            fee = self.random.choice(FEES)
            yield {
                "public_id": uuid.uuid4(), "course_id": course["id"], "label": "",
                "schedule": "DATED", "starts_on": starts.date(),
                "last_on": (starts + timedelta(days=30)).date(), "weekdays": weekdays,
                "daily_from": begins, "time_words": "", "status": "OPEN", "status_words": "",
                "apply_from_at": starts - timedelta(days=28),
                "apply_until_at": starts - timedelta(days=2), "admission": "FIRST_COME",
                "apply_at": "HERE", "apply_url": "", "apply_words": "", "contact_phone": "",
                "payer": "NOBODY" if fee == 0 else "UNKNOWN" if fee is None else "LEARNER",
                "fee_won": fee, "fee_words": "", "refund_words": "", "place_words": "",
                "address": "", "district_id": None if online else district,
                "latitude": None if online else latitude,
                "longitude": None if online else longitude, "access_words": "",
                "teacher_words": "", "made_at": NOW, "changed_at": NOW,
            }  # fmt: skip

    def _word(self) -> str:
        return "".join(self.random.choices(SYLLABLES, k=self.random.choice((2, 2, 2, 3, 3, 4))))

    def _place(self, districts: list[tuple[int, float, float]]) -> tuple[int, float, float]:
        district, latitude, longitude = self.random.choice(districts)
        spread = self.random.gauss
        return district, latitude + spread(0, 0.012), longitude + spread(0, 0.015)


def write(maker: Maker, number: int) -> None:
    """The courses with their providers and runs, beside the city's samples."""
    providers = [
        {"id": one, "public_id": uuid.UUID(int=one), "name": f"{name} 배움터", "key": str(one),
         "homepage_url": "", "phone": ""}
        for one, name in enumerate(maker.some(PROVIDERS), FIRST)
    ]  # fmt: skip
    courses = [maker.course(one) for one in range(FIRST, FIRST + number)]
    _copy("catalogue_provider", providers)
    _copy("catalogue_course", courses)
    _copy("catalogue_run", [run for course in courses for run in maker.runs(course)])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE catalogue_course")


def _copy(table: str, rows: list[Row]) -> None:
    columns = ", ".join(rows[0])
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(tuple(row.values()))
