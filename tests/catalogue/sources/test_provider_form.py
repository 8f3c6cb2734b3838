"""The providers' form: what may be written, and what each mistake is called."""

import csv
import io

import pytest
from openpyxl import load_workbook

from naru.catalogue.enums import Reason
from naru.catalogue.sources import form_english, provider_form, template
from naru.catalogue.sources.files import rows_of
from naru.catalogue.sources.offering import Offering, Refused
from naru.catalogue.sources.shapes import needed_columns, read
from tests.catalogue import sent


def one(**changes):
    (done,) = read([sent.form(**changes)], sent.FORM)
    return done.result


def test_english_texts_of_a_row():
    cells = {
        "영어 제목": "Shop accounts",
        "영어 요약": "In Excel.",
        "영어 배운 뒤": "Closing books.",
    }
    told = one(**cells, **{"영어 내용": "Week one\nWeek two"}).known()
    assert {name: value for name, value in told.items() if name.endswith("_en")} == {
        "title_en": "Shop accounts",
        "summary_en": "In Excel.",
        "outlook_en": "Closing books.",
        "blocks_en": [
            {"kind": "paragraph", "text": "Week one"},
            {"kind": "paragraph", "text": "Week two"},
        ],
    }


def test_well_filled_row():
    assert one().known() == {
        "title": "엑셀로 배우는 가게 장부",
        "provider_name": "새빛배움터",
        "summary": "장부를 엑셀로 옮깁니다.",
        "blocks": [
            {"kind": "paragraph", "text": "첫 주: 표 만들기"},
            {"kind": "paragraph", "text": "둘째 주: 합계"},
        ],
        "field": "digital",
        "language": "ko",
        "outlook": "결산표를 만들 수 있습니다.",
        "certificate": "수료증",
        "prerequisites": "노트북",
        "hours": "8",
        "mode": "FIELD",
        "age_rule_known": True,
        "age_from": 40,
        "age_to": 64,
        "residence": "CITY",
        "audience": "가게를 운영하는 분",
        "skills": [
            {"name": "엑셀", "ncs_code": "", "ncs_version": ""},
            {"name": "장부 정리", "ncs_code": "", "ncs_version": ""},
            {"name": "", "ncs_code": "02030202", "ncs_version": "2025"},
        ],
        "label": "1회차",
        "schedule": "DATED",
        "starts_on": "2026-12-01",
        "last_on": "2026-12-08",
        "weekdays": [2],
        "daily_from": "19:00:00",
        "daily_to": "21:00:00",
        "time_words": "화",
        "sessions": [
            {
                "starts_at": f"{day}T19:00:00+09:00",
                "ends_at": f"{day}T21:00:00+09:00",
                "mode": "FIELD",
                "place_words": "",
                "topic": "",
            }
            for day in ("2026-12-01", "2026-12-08")
        ],
        "apply_from_at": "2026-11-20T10:00:00+09:00",
        "apply_until_at": "2026-12-01T00:00:00+09:00",
        "admission": "FIRST_COME",
        "apply_at": "HERE",
        "contact_phone": "02-000-3333",
        "capacity": 20,
        "payer": "LEARNER",
        "fee_won": 30000,
        "materials_won": 5000,
        "fee_words": "교재 12,000원은 따로",
        "refund_words": "시작 전날까지",
        "place_words": "새빛캠퍼스 301호",
        "address": "하늘시 가온구 새길 3",
        "district": "가온구",
        "access_words": "승강기 있음",
        "teacher_words": "회계 사무소 15년",
    }


def test_row_with_the_needed_columns_alone_leaves_the_rest_unknown():
    row = {"과정번호": "A-1", "제목": "이름만", "방식": "온라인"}
    (done,) = read([row], sent.FORM)
    assert done.result.known() == {
        "title": "이름만",
        "provider_name": "새빛배움터",
        "mode": "ONLINE",
        "schedule": "ALWAYS",
        "apply_at": "HERE",
    }


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"나이": "제한 없음"}, {"age_rule_known": True}),
        ({"수강료": "무료", "재료비": ""}, {"payer": "NOBODY", "fee_won": 0}),
        ({"수강료": "5000"}, {"fee_won": 5000, "materials_won": 5000}),
        ({"사는 곳": "나래구"}, {"residence": "DISTRICT", "residence_district": "나래구"}),
        ({"사는 곳": "생활권"}, {"residence": "CITY_LIFE"}),
        ({"신청 주소": "https://example.org/a"}, {"apply_at": "ELSEWHERE"}),
        ({"문의 전화": "010-0000-1234"}, {"contact_phone": "(휴대전화)"}),
        ({"시작일": "", "종료일": ""}, {"starts_on": "2026-12-01", "last_on": "2026-12-08"}),
        ({"분야": "life"}, {"field": "life"}),
    ],
)
def test_ways_to_write_things(changes, facts):
    assert facts.items() <= one(**changes).known().items()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"과정번호": ""}, (Reason.NO_ID, {"column": "과정번호"})),
        ({"제목": ""}, (Reason.NO_TITLE, {"column": "제목"})),
        ({"제목": "가" * 10_000}, (Reason.TOO_LONG, {"length": 10_000, "limit": 300})),
        ({"요약": "가" * 501}, (Reason.TOO_LONG, {"length": 501, "limit": 500})),
        ({"방식": ""}, (Reason.MISSING, {"column": "방식"})),
        ({"방식": "혼자서"}, (Reason.UNKNOWN_WORD, {"allowed": "온라인, 현장, 혼합"})),
        ({"분야": "요리"}, (Reason.UNKNOWN_WORD, {"allowed": "디지털, 생애설계"})),
        ({"사는 곳": "먼구"}, (Reason.UNKNOWN_WORD, {"value": "먼구"})),
        ({"나이": "어른"}, (Reason.UNKNOWN_WORD, {"column": "나이", "value": "어른"})),
        ({"선정 방법": "가위바위보"}, (Reason.UNKNOWN_WORD, {"column": "선정 방법"})),
        ({"시작일": "2026-02-30"}, (Reason.BAD_DATE, {"value": "2026-02-30"})),
        ({"수업일": "2026-12-01, 언젠가"}, (Reason.BAD_DATE, {"value": "언젠가"})),
        ({"종료일": "2026-11-01"}, (Reason.OUT_OF_ORDER, {"later": "종료일"})),
        ({"마치는 시각": "18:00"}, (Reason.OUT_OF_ORDER, {"later": "마치는 시각"})),
        ({"신청 마감": "2026-11-01"}, (Reason.OUT_OF_ORDER, {"later": "신청 마감"})),
        ({"시작 시각": "저녁"}, (Reason.BAD_TIME, {"value": "저녁"})),
        ({"수강료": "-1000"}, (Reason.NEGATIVE, {"column": "수강료"})),
        ({"수강료": "4,999"}, (Reason.NOT_A_PART, {"part": "재료비", "whole": "수강료"})),
        ({"수강료": ""}, (Reason.NOT_A_PART, {"part": "재료비"})),
        ({"수강료": "무료"}, (Reason.NOT_A_PART, {"part": "재료비"})),
        ({"재료비": "조금"}, (Reason.BAD_NUMBER, {"column": "재료비"})),
        ({"정원": "많이"}, (Reason.BAD_NUMBER, {"column": "정원"})),
        ({"정원": "99999999999"}, (Reason.TOO_LARGE, {"column": "정원"})),
        ({"NCS 코드": "12A"}, (Reason.UNKNOWN_CODE, {"column": "NCS 코드"})),
        ({"NCS 판": ""}, (Reason.CODE_WITHOUT_VERSION, {"column": "NCS 판"})),
        ({"신청 주소": "javascript:alert(1)"}, (Reason.BAD_LINK, {"column": "신청 주소"})),
        ({"신청 주소": "http://[bad"}, (Reason.BAD_LINK, {"column": "신청 주소"})),
        ({"수강료": "=SUM(A1:A9)"}, (Reason.FORMULA, {"column": "수강료"})),
    ],
)
def test_every_mistake_is_named_with_its_column(changes, problem):
    result = one(**changes)
    reason, params = problem
    assert isinstance(result, Refused)
    found = [one for one in result.problems if one.reason == reason]
    assert found
    assert params.items() <= found[0].params.items()
    assert str(reason.label).format(**found[0].params)


def test_all_mistakes_of_a_row_are_named_at_once():
    result = one(제목="", 정원="많이", 방식="혼자서")
    assert [problem.reason for problem in result.problems] == [
        Reason.NO_TITLE,
        Reason.UNKNOWN_WORD,
        Reason.BAD_NUMBER,
    ]


def test_a_fee_that_cannot_be_read_is_not_taken_for_smaller_than_its_materials():
    assert [problem.reason for problem in one(수강료="많이").problems] == [Reason.BAD_NUMBER]


def test_template_can_be_filled_and_read_back(tmp_path):
    """Excel's UTF-8 with mark, CP949 and .xlsx alike; the example row is not taken."""
    empty = template.csv_table(template.header(), [template.example()])
    table = list(csv.reader(io.StringIO(empty.decode("utf-8-sig"))))
    row = [sent.form().get(name, "") for name in table[0]]
    out = io.StringIO(newline="")
    csv.writer(out).writerows([*table, row])
    book = load_workbook(io.BytesIO(filled_form()))
    book.worksheets[0].append(row)
    book.save(tmp_path / "form.xlsx")
    (tmp_path / "mark.csv").write_bytes(out.getvalue().encode("utf-8-sig"))
    (tmp_path / "excel.csv").write_bytes(out.getvalue().encode("cp949"))
    needed = needed_columns(sent.FORM)
    assert needed == ("과정번호", "제목", "방식")
    found = {}
    for path in tmp_path.iterdir():
        rows = rows_of(path, needed=needed)
        found[path.name] = [done.result.known() for done in read(rows, sent.FORM)]
    assert found == {name: [one().known()] for name in ("form.xlsx", "mark.csv", "excel.csv")}


def test_template_shows_an_example_that_is_right_but_for_its_mark():
    example = {column.name: column.example for column in provider_form.COLUMNS}
    example["제목"] = example["제목"].removeprefix(provider_form.EXAMPLE).strip()
    (done,) = read([example], sent.FORM)
    assert isinstance(done.result, Offering)


def test_template_tells_how_every_column_is_filled():
    book = load_workbook(io.BytesIO(filled_form()), read_only=True)
    listed = list(book.worksheets[1].iter_rows(values_only=True, min_row=2))
    assert [row[:2] for row in listed[: len(provider_form.COLUMNS)]] == [
        (one.name, form_english.ENGLISH[one.name][0]) for one in provider_form.COLUMNS
    ]
    words = list(book.worksheets[2].iter_rows(values_only=True, min_row=2))
    assert ("방식", "혼합", "온라인과 현장") in words
    assert ("사는 곳", "가온구", "가온구") in words


def filled_form():
    words = template.known_words(
        fields=[("디지털", "디지털")],
        districts=[("가온구", "가온구")],
        languages=[("ko", "한국어")],
    )
    return template.excel_table(template.header(), [template.example()], words=words)
