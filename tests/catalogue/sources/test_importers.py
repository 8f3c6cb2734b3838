"""Each importer turns a row as sent into what is known of a course, and nothing more."""

import pytest

from naru.catalogue.enums import Reason
from naru.catalogue.sources.offering import Offering, Refused
from naru.catalogue.sources.shapes import SHAPES, read
from tests.catalogue import sent


def one(row, connector):
    (done,) = read([row], connector)
    return done


def known(row, connector):
    done = one(row, connector)
    assert isinstance(done.result, Offering), done.result
    return done.result.known()


def problems(row, connector):
    result = one(row, connector).result
    assert isinstance(result, Refused)
    return {(problem.reason, problem.params.get("column")) for problem in result.problems}


def notes(row, connector):
    return [note.reason for note in one(row, connector).result.notes]


def test_reservation_row():
    assert known(sent.reservation(), sent.RESERVATIONS) == {
        "title": "엑셀 <장부> 교실 & 나눔",
        "provider_name": "새빛재단",
        "summary": "표를 만듭니다. 담당자: (이름) 주무관 (휴대전화) 늦지 마세요.",
        "subject": "교육강좌 컴퓨터",
        "field": "digital",
        "blocks": [
            {"kind": "paragraph", "text": "표를 만듭니다."},
            {"kind": "paragraph", "text": "담당자: (이름) 주무관 (휴대전화)"},
            {"kind": "heading", "text": "주의사항"},
            {"kind": "paragraph", "text": "늦지 마세요."},
        ],
        "mode": "FIELD",
        "age_rule_known": True,
        "age_from": 55,
        "audience": "성인(55세 이상 성인)",
        "schedule": "DATED",
        "starts_on": "2026-12-01",
        "last_on": "2026-12-22",
        "daily_from": "09:00:00",
        "daily_to": "12:00:00",
        "status": "OPEN",
        "status_words": "접수중",
        "apply_from_at": "2026-11-20T10:00:00+09:00",
        "apply_until_at": "2026-11-30T18:00:00+09:00",
        "apply_at": "ELSEWHERE",
        "apply_url": "https://reserve.example.org/view.do?rsv_svc_id=S260000000000000001",
        "contact_phone": "02-000-0199 / 0196",
        "payer": "NOBODY",
        "fee_won": 0,
        "fee_words": "무료",
        "refund_words": "이용일 1일 전까지 취소",
        "place_words": "새빛캠퍼스",
        "district": "가온구",
        "latitude": 37.5705,
        "longitude": 126.970374,
    }


def test_reservation_row_that_says_little_leaves_the_rest_unknown():
    row = {"SVCID": "S1", "SVCNM": "이름만", "USETGTINFO": " 성인", "PAYATNM": "", "X": "", "Y": ""}
    assert known(row, sent.RESERVATIONS) == {"title": "이름만", "audience": "성인"}


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"X": "37.574238", "Y": "126.883900"}, {"latitude": 37.574238, "longitude": 126.8839}),
        (
            {"PAYATNM": "유료(요금안내문의)"},
            {"payer": "LEARNER", "fee_words": "유료(요금안내문의)"},
        ),
        ({"USETGTINFO": "제한없음"}, {"age_rule_known": True, "audience": "제한없음"}),
        ({"USETGTINFO": "하늘시민"}, {"residence": "CITY"}),
        ({"SVCSTATNM": "새 상태"}, {"status_words": "새 상태"}),
        (
            {"SVCOPNENDDT": "2027-12-31 00:00:00.0"},
            {"time_words": "2026년 12월 1일~2027년 12월 31일 사이"},
        ),
        ({"SVCOPNBGNDT": "1796083200000"}, {"starts_on": "2026-12-01"}),
        ({"V_MIN": "00:00", "V_MAX": "00:00"}, {}),
        ({"PLACENM": "온라인(줌)"}, {"mode": "ONLINE"}),
        ({"AREANM": "가평군"}, {}),
    ],
)
def test_reservation_quirks(changes, facts):
    found = known(sent.reservation(**changes), sent.RESERVATIONS)
    assert facts.items() <= found.items()
    gone = {
        "SVCSTATNM": "status",
        "SVCOPNENDDT": "starts_on",
        "V_MIN": "daily_from",
        "AREANM": "district",
    }
    assert not {gone[name] for name in changes if name in gone} & found.keys()


def test_reservation_in_lower_case_with_epoch_times_as_the_file_download_has_it():
    row = {name.lower(): value for name, value in sent.reservation().items()}
    row["rcptbgndt"] = 1795136400000
    assert known(row, sent.RESERVATIONS) == known(sent.reservation(), sent.RESERVATIONS)


def test_reservation_window_that_ends_before_it_begins_is_left_out_and_noted():
    row = sent.reservation(RCPTENDDT="2026-11-01 00:00:00.0", X="1", Y="2")
    assert notes(row, sent.RESERVATIONS) == [Reason.POINT_LEFT_OUT, Reason.WINDOW_LEFT_OUT]
    assert "apply_from_at" not in known(row, sent.RESERVATIONS)


def test_reservation_links_that_are_no_links_are_left_out():
    row = sent.reservation(SVCURL="javascript:alert(1)")
    assert notes(row, sent.RESERVATIONS) == [Reason.LINK_LEFT_OUT]
    assert "apply_url" not in known(row, sent.RESERVATIONS)


def test_reservation_text_without_the_notice_is_kept_whole():
    row = sent.reservation(DTLCONT="그냥 설명\n3. 상세내용은 아래")
    assert known(row, sent.RESERVATIONS)["blocks"] == [
        {"kind": "paragraph", "text": "그냥 설명"},
        {"kind": "paragraph", "text": "3. 상세내용은 아래"},
    ]


def test_reservation_notice_in_one_breath_is_cut_at_the_marks():
    row = sent.reservation(DTLCONT=f" {sent.NOTICE} 2. 예약 3. 상세내용 4. 주의사항 ★&nbsp; 하루만")
    assert known(row, sent.RESERVATIONS)["blocks"] == [
        {"kind": "heading", "text": "주의사항"},
        {"kind": "paragraph", "text": "★ 하루만"},
    ]


def test_campus_row():
    assert known(sent.campus(), sent.CAMPUS) == {
        "title": "초록쉼표, 식물과 함께하는 일상",
        "subject": "주거",
        "schedule": "DATED",
        "starts_on": "2026-12-08",
        "last_on": "2026-12-22",
        "status": "OPEN",
        "status_words": "수강신청중",
        "apply_from_at": "2026-11-20T00:00:00+09:00",
        "apply_until_at": "2026-12-01T00:00:00+09:00",
        "apply_at": "ELSEWHERE",
        "apply_url": "https://campus.example.org/detail.do?id=31622628",
        "capacity": 20,
        "payer": "LEARNER",
        "fee_won": 50000,
    }


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"LCT_COST": "0"}, {"payer": "NOBODY", "fee_won": 0}),
        ({"CR_PPL_STAT": "12/20"}, {"registered": 12, "capacity": 20}),
        ({"LCT_NM": "[모집]"}, {"title": "[모집]"}),
        ({"LCT_NM": "<나를 찾는 글쓰기>"}, {"title": "<나를 찾는 글쓰기>"}),
        ({"REG_STDE": "20261120", "REG_EDDE": "2026-11-30"}, {}),
    ],
)
def test_campus_quirks(changes, facts):
    assert facts.items() <= known(sent.campus(**changes), sent.CAMPUS).items()


def test_training_row():
    assert known(sent.training(), sent.TRAINING) == {
        "title": "요양보호사 자격 취득 M&A 과정",
        "provider_name": "새빛직업학교",
        "summary": "몸을 돌보는 법 식사를 돕는 법",
        "subject": "국민내일배움카드(일반)",
        "blocks": [
            {"kind": "paragraph", "text": "몸을 돌보는 법"},
            {"kind": "paragraph", "text": "식사를 돕는 법"},
        ],
        "outlook": "마치고 3개월 안에 62.5%가 취업",
        "certificate": "요양보호사",
        "skills": [{"name": "", "ncs_code": "06010101", "ncs_version": "2026"}],
        "label": "3회차",
        "schedule": "DATED",
        "starts_on": "2026-12-07",
        "last_on": "2027-01-29",
        "weekdays": [1, 2, 3, 4, 5],
        "time_words": "주중",
        "apply_at": "ELSEWHERE",
        "apply_url": "https://training.example.org/detail.do"
        "?tracseId=AIG20260000400001&tracseTme=3",
        "contact_phone": "02-000-1111",
        "capacity": 20,
        "registered": 23,
        "payer": "SHARED",
        "full_cost_won": 1000000,
        "fee_words": "실제 훈련비 900,000원. 본인이 낼 돈은 신청 페이지에서 확인",
        "address": "하늘시 나래구",
        "district": "나래구",
    }


def test_training_detail_and_rounds_tell_of_the_same_number():
    listed, detailed = one(sent.training(), sent.TRAINING), one(sent.detail(), sent.DETAIL)
    third = one(sent.rounds(degree="3"), sent.ROUNDS)
    assert {"N:work24:AIG20260000400001-3"} == (
        {key for key in listed.keys if key.startswith("N:")} & set(detailed.keys) & set(third.keys)
    )
    facts = detailed.result.known()
    assert (facts["mode"], facts["hours"], facts["address"], facts["skills"]) == (
        "FIELD",
        "320",
        "하늘시 나래구 새길 1 2층",
        [{"name": "요양지원", "ncs_code": "06010101", "ncs_version": "2026"}],
    )
    assert not {"trprChap", "trprChapTel", "trprChapEmail"} & detailed.raw.keys()
    assert "outlook" not in third.result.known()


def test_training_code_that_is_none_is_left_out():
    row = sent.training(ncsCd="A1")
    assert notes(row, sent.TRAINING) == [Reason.CODE_LEFT_OUT]
    assert "skills" not in known(row, sent.TRAINING)


def test_standard_row():
    done = one(sent.standard(), sent.STANDARD)
    assert "instrctrNm" not in done.raw
    assert done.result.known() == {
        "title": "어반 스케치",
        "provider_name": "나래구 평생학습관",
        "summary": "연필로 동네를 그립니다.",
        "blocks": [{"kind": "paragraph", "text": "연필로 동네를 그립니다."}],
        "certificate": "학점은행제 학점 인정",
        "mode": "FIELD",
        "audience": "성인",
        "schedule": "DATED",
        "starts_on": "2026-12-03",
        "last_on": "2026-12-24",
        "weekdays": [4],
        "daily_from": "10:00:00",
        "daily_to": "12:00:00",
        "time_words": "목요일",
        "apply_from_at": "2026-11-16T00:00:00+09:00",
        "apply_until_at": "2026-11-28T00:00:00+09:00",
        "admission": "FIRST_COME",
        "apply_at": "ELSEWHERE",
        "apply_url": "https://www.narae.example.org",
        "apply_words": "인터넷",
        "contact_phone": "02-000-2222",
        "capacity": 15,
        "payer": "LEARNER",
        "fee_won": 30000,
        "place_words": "나래배움터",
        "address": "하늘특별시나래구 새길 2",
        "district": "나래구",
    }


def test_standard_columns_are_one_whether_named_in_korean_or_english():
    columns = SHAPES["standard_columns"].COLUMNS
    row = {columns[name]: value for name, value in sent.standard().items()}
    korean, english = one(row, sent.STANDARD), one(sent.standard(), sent.STANDARD)
    assert korean.result == english.result
    assert len(columns) == 25


def test_job_centre_row():
    facts = known(sent.job_centre(), sent.JOBS)
    assert facts == {
        "title": "면접 준비반",
        "provider_name": "일자리센터",
        "summary": "자신 있게 말하기 1일차 자기소개 2일차 모의 면접",
        "blocks": [
            {"kind": "paragraph", "text": "자신 있게 말하기"},
            {"kind": "paragraph", "text": "1일차 자기소개"},
            {"kind": "paragraph", "text": "2일차 모의 면접"},
        ],
        "prerequisites": "구직 등록한 분",
        "age_rule_known": True,
        "age_from": 40,
        "audience": "40세 이상, 성별 무관",
        "schedule": "DATED",
        "starts_on": "2026-12-10",
        "last_on": "2026-12-11",
        "time_words": "14:00~17:00",
        "status": "OPEN",
        "status_words": "접수중",
        "apply_from_at": "2026-11-20T00:00:00+09:00",
        "apply_until_at": "2026-12-10T00:00:00+09:00",
        "capacity": 20,
        "payer": "NOBODY",
        "fee_won": 0,
        "fee_words": "교육비 무료, 재료비 없음",
        "place_words": "가온구 일자리카페",
        "district": "가온구",
    }


def test_job_centre_id_is_made_of_what_names_the_course():
    first, again = (one(sent.job_centre(), sent.JOBS).result.source_id for _ in range(2))
    other = one(sent.job_centre(LCTRUM_INFO_CN="나래구"), sent.JOBS).result.source_id
    assert (first == again, first == other) == (True, False)


@pytest.mark.parametrize(
    ("row", "connector", "expected"),
    [
        (sent.reservation(SVCID=""), sent.RESERVATIONS, {(Reason.NO_ID, "SVCID")}),
        (sent.reservation(SVCNM="<b></b>"), sent.RESERVATIONS, {(Reason.NO_TITLE, "SVCNM")}),
        (sent.reservation(SVCNM="가" * 10_000), sent.RESERVATIONS, {(Reason.TOO_LONG, "SVCNM")}),
        (
            sent.reservation(RCPTBGNDT="2026-02-30 00:00:00.0", V_MIN="25:00"),
            sent.RESERVATIONS,
            {(Reason.BAD_DATE, "RCPTBGNDT"), (Reason.BAD_TIME, "V_MIN")},
        ),
        (
            sent.campus(LCT_COST="-500", CR_PPL_STAT="스무 명"),
            sent.CAMPUS,
            {(Reason.NEGATIVE, "LCT_COST"), (Reason.BAD_NUMBER, "CR_PPL_STAT")},
        ),
        (sent.training(trprId=None), sent.TRAINING, {(Reason.NO_ID, "trprId")}),
        (sent.standard(lctreNm=" "), sent.STANDARD, {(Reason.NO_TITLE, "lctreNm")}),
        (sent.job_centre(EDC_NM=None), sent.JOBS, {(Reason.NO_TITLE, "EDC_NM")}),
    ],
)
def test_rows_that_cannot_be_taken_name_everything_that_is_wrong(row, connector, expected):
    assert problems(row, connector) == expected


@pytest.mark.parametrize(
    "connector",
    [sent.RESERVATIONS, sent.CAMPUS, sent.TRAINING, sent.STANDARD, sent.JOBS, sent.FORM],
    ids=lambda connector: connector.shape,
)
@pytest.mark.parametrize("value", [None, "", 0, -1, [], {"a": [1]}, "가" * 20_000, "\x00", "=1+1"])
def test_no_value_breaks_an_importer(connector, value):
    rows = {
        "reservations": sent.reservation(),
        "plaza_courses": sent.campus(),
        "work24": sent.training(),
        "standard_columns": sent.standard(),
        "job_centre": sent.job_centre(),
        "provider_form": sent.form(),
    }
    assert rows.keys() == SHAPES.keys(), "a new importer: its row here, its connector above"
    for column in rows[connector.shape]:
        row = rows[connector.shape] | {column: value}
        for done in read([row], connector):
            assert isinstance(done.result, Offering | Refused)
