"""Recorded rows of Seoul's reservations and 50plus, imported as an operator does, and found by a
resident with a phone and no mouse, who tells that she applied there and got a place.

Their days are moved so that they are still to come.

Collected only where the recordings lie (`recorded.FOLDER`, set by NARU_SAMPLES).
"""

import json
import re
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import expect

from naru.core.dates import day_in_words
from tests.browser.crossing import found
from tests.browser.keyboard import Typist
from tests.browser.test_imports import bring
from tests.catalogue import recorded

AHEAD = timedelta(days=28)
SOURCES = {
    "fiftyplus": ("seoul_50plus/course_rows_rekeyed_2023.json", "CR_STDE", "%Y.%m.%d"),
    "reservations": ("seoul_yeyak/education_rows_2026.json", "SVCOPNBGNDT", "%Y-%m-%d"),
}
DAY = re.compile(r"\d{4}[.-]\d{2}[.-]\d{2}")
COFFEE, MUSEUM = "홈바리스타 핸드드립 과정", "내 인생의 18번, 시대의 명곡이 되다 수강생 모집"


def moved(row, begins, form):
    """The row with every day moved by as much as its beginning is moved to four weeks from now."""
    first = datetime.strptime(row[begins][:10], form).date()  # noqa: DTZ007 - a day alone
    by = date.today() + AHEAD - first  # noqa: DTZ011

    def later(match):
        day = datetime.strptime(match[0], form).date()  # noqa: DTZ007
        return (day + by).strftime(form)

    days = {name: DAY.sub(later, value) for name, value in row.items() if DAY.match(str(value))}
    return row | days | {"LCT_STAT" if "LCT_STAT" in row else "SVCSTATNM": ""}


@pytest.fixture(scope="module")
def brought(site, tmp_path_factory):
    """Both catalogues are in."""
    folder = tmp_path_factory.mktemp("sent")
    for source, (name, begins, form) in SOURCES.items():
        rows = json.loads((recorded.FOLDER / name).read_text("utf-8"))
        file = folder / f"{source}.json"
        file.write_text(json.dumps([moved(row, begins, form) for row in rows]))
        done = bring(site, source, "--file", str(file))
        assert done.returncode == 0, done.stderr
    return site


@pytest.mark.parametrize(
    ("words", "title", "told", "leads_to"),
    [
        ("핸드드립", COFFEE, ("50,000원", "서울시50플러스"), "https://50plus.or.kr/"),
        ("명곡", MUSEUM, ("무료", "서울역사박물관"), "https://yeyak.seoul.go.kr/"),
    ],
)
def test_an_imported_course_is_found_read_applied_for_where_it_is_held_and_kept_in_mind(
    reader, brought, words, title, told, leads_to
):
    phone = reader(width=390)
    phone.log_in("newcomer")
    person = Typist(phone, brought)
    found(person, words, title)
    starts = date.today() + AHEAD  # noqa: DTZ011
    person.sees(title, day_in_words(starts, language="ko"), *told, "이 내용의 출처")
    person.sees("신청은 교육기관의 누리집에서 합니다.")
    there = person.page.get_by_role("link", name=re.compile("^신청하러 가기")).first
    person.reach(there)
    expect(there).to_have_attribute("href", re.compile(re.escape(leads_to)))
    person.follow("신청했으면 적어 두기")
    person.press("신청했다고 적기")
    person.sees("다른 누리집에 신청했습니다", "결과는 교육기관이 알려 줍니다.")
    person.tick(person.page.get_by_role("radio", name="자리를 받았어요"))
    person.press("적기")
    person.sees("자리를 받았습니다 (다른 누리집)")
    person.follow("내 달력 보기")
    person.sees(title, day_in_words(starts, language="ko"))
