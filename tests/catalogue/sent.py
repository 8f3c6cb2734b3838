"""Rows as the sources send them, in their shapes and with their quirks; all names invented."""

from naru.catalogue.sources.connector import Connector

DISTRICTS = ["가온구", "나래구", "다솜구"]
CITY = {
    "city_names": ["하늘특별시", "하늘시"],
    "districts": DISTRICTS,
    "elsewhere": ["바다도"],
    "time_zone": "Asia/Seoul",
}
NOTICE = "1. 꼭 지켜 주세요"

RESERVATIONS = Connector(
    name="reservations",
    shape="reservations",
    title_ko="예약",
    priority=60,
    feed="plaza",
    services=["Education", "Rooms"],
    link_ids=["rsv_svc_id", "rsvsvcid"],
    fields={"컴퓨터": "digital"},
    notice_start=NOTICE,
    content_mark="3. 상세내용",
    caution_mark="4. 주의사항",
    **CITY,
)
CAMPUS = Connector(
    name="campus",
    shape="plaza_courses",
    title_ko="캠퍼스",
    priority=40,
    feed="plaza",
    services=["CampusCourses"],
    columns={
        "id": "LCT_NO",
        "title": "LCT_NM",
        "applies_from": "REG_STDE",
        "applies_until": "REG_EDDE",
        "starts": "CR_STDE",
        "ends": "CR_EDDE",
        "times": "HR",
        "capacity": "CR_PPL_STAT",
        "status": "LCT_STAT",
        "fee": "LCT_COST",
        "url": "CR_URL",
    },
    link_ids=["rsv_svc_id"],
    **CITY,
)
TRAINING = Connector(
    name="training",
    shape="work24",
    title_ko="훈련",
    priority=60,
    feed="work24",
    ncs_version="2026",
    **CITY,
)
DETAIL = TRAINING.model_copy(update={"name": "training-detail", "priority": 40})
ROUNDS = TRAINING.model_copy(update={"name": "training-rounds", "priority": 30})
STANDARD = Connector(
    name="standard",
    shape="standard_columns",
    title_ko="표준",
    priority=30,
    feed="national",
    base_url="http://127.0.0.1",
    **CITY,
)
JOBS = Connector(
    name="jobs", shape="job_centre", title_ko="일자리", priority=50, provider="일자리센터", **CITY
)
FORM = Connector(
    name="provider-form",
    shape="provider_form",
    title_ko="양식",
    priority=90,
    provider="새빛배움터",
    fields={"디지털": "digital", "생애설계": "life"},
    **CITY,
)


def reservation(number="S260000000000000001", **changes):
    """A row of the reservation service, as recorded in 2026."""
    return {
        "GUBUN": "자체",
        "SVCID": number,
        "MAXCLASSNM": "교육강좌",
        "MINCLASSNM": "컴퓨터",
        "SVCSTATNM": "접수중",
        "SVCNM": "엑셀 &lt;장부&gt; 교실 &amp; 나눔",
        "PAYATNM": "무료",
        "PLACENM": "새빛재단>새빛캠퍼스",
        "USETGTINFO": " 성인(55세 이상 성인)",
        "SVCURL": f"https://reserve.example.org/view.do?rsv_svc_id={number}",
        "X": "126.970374",
        "Y": "37.570500",
        "SVCOPNBGNDT": "2026-12-01 00:00:00.0",
        "SVCOPNENDDT": "2026-12-22 00:00:00.0",
        "RCPTBGNDT": "2026-11-20 10:00:00.0",
        "RCPTENDDT": "2026-11-30 18:00:00.0",
        "AREANM": "가온구",
        "IMGURL": "",
        "DTLCONT": f"<p>{NOTICE}</p><p>2. 예약</p><p>3. 상세내용</p><p>표를 만듭니다.</p>"
        "<p>담당자: 홍길동 주무관 010-0000-1234</p><p>4. 주의사항</p><p>늦지 마세요.</p>",
        "TELNO": "02-000-0199 / 0196",
        "V_MIN": "9:00",
        "V_MAX": "12:00",
        "REVSTDDAYNM": "이용일",
        "REVSTDDAY": "1",
        **changes,
    }


def campus(number="31622628", **changes):
    """A row of a course list with few columns."""
    return {
        "LCT_NO": number,
        "LCT_NM": "[주거]초록쉼표, 식물과 함께하는 일상",
        "REG_STDE": "2026.11.20",
        "REG_EDDE": "2026.11.30",
        "CR_STDE": "20261208",
        "CR_EDDE": "2026.12.22",
        "HR": "",
        "CR_PPL_STAT": "20.0",
        "LCT_STAT": "수강신청중",
        "LCT_COST": "50,000",
        "CR_URL": f"https://campus.example.org/detail.do?id={number}",
        **changes,
    }


def training(course="AIG20260000400001", degree="3", **changes):
    """A row of the training list."""
    return {
        "trprId": course,
        "trprDegr": degree,
        "trainstCstId": "500020001234",
        "title": "요양보호사 자격 취득 M&A 과정",
        "titleLink": f"https://training.example.org/detail.do?tracseId={course}&tracseTme={degree}",
        "subTitle": "새빛직업학교",
        "traStartDate": "2026-12-07",
        "traEndDate": "20270129",
        "address": "하늘시 나래구",
        "telNo": "02-000-1111",
        "trngAreaCd": "11680",
        "trainTarget": "국민내일배움카드(일반)",
        "trainTargetCd": "C0061",
        "ncsCd": "06010101",
        "courseMan": "1,000,000",
        "realMan": "900000",
        "yardMan": "20",
        "regCourseMan": "23",
        "eiEmplRate3": "62.5",
        "eiEmplRate6": "",
        "eiEmplCnt3Gt10": "Null",
        "stdgScor": "4.8",
        "wkendSe": "3",
        "contents": "몸을 돌보는 법<br>식사를 돕는 법",
        "certificate": "요양보호사",
        **changes,
    }


def detail(course="AIG20260000400001", degree="3", **changes):
    """The detail of one training course, in its two parts."""
    return {
        "inst_base_info": {
            "trprId": course,
            "trprDegr": degree,
            "trprNm": "요양보호사 자격 취득 M&A 과정",
            "inoNm": "새빛직업학교",
            "instIno": "1234567890",
            "addr1": "하늘시 나래구 새길 1",
            "addr2": "2층",
            "traingMthCd": "M1001",
            "ncsCd": "06010101",
            "ncsNm": "요양지원",
            "perTrco": "1000000",
            "trprChap": "홍길동",
            "trprChapTel": "010-0000-1234",
            "trprChapEmail": "hong@example.org",
            **changes,
        },
        "inst_detail_info": {"trprNm": "", "totTraingTime": "320"},
    }


def rounds(course="AIG20260000400001", degree="4", **changes):
    """One round of a training course."""
    return {
        "trprId": course,
        "trprDegr": degree,
        "trprNm": "요양보호사 자격 취득 M&A 과정",
        "instIno": "1234567890",
        "trStaDt": "2027-02-01",
        "trEndDt": "2027-03-31",
        "totFxnum": "20",
        "totParMks": "0",
        "eiEmplRate3": "A",
        **changes,
    }


def standard(**changes):
    """A row of the national columns, as the service names them."""
    return {
        "lctreNm": "어반 스케치",
        "instrctrNm": "홍길동",
        "edcStartDay": "2026-12-03",
        "edcEndDay": "2026-12-24",
        "edcStartTime": "10:00",
        "edcColseTime": "12:00:00",
        "lctreCo": "연필로 동네를 그립니다.",
        "edcTrgetType": "성인",
        "edcMthType": "오프라인",
        "operDay": "목요일",
        "edcPlace": "나래배움터",
        "psncpa": "15",
        "lctreCost": "30000",
        "edcRdnmadr": "하늘특별시나래구 새길 2",
        "operInstitutionNm": "나래구 평생학습관",
        "operPhoneNumber": "02-000-2222",
        "rceptStartDate": "2026-11-16",
        "rceptEndDate": "2026-11-27",
        "rceptMthType": "인터넷",
        "slctnMthType": "선착순",
        "homepageUrl": "www.narae.example.org",
        "oadtCtLctreYn": "N",
        "pntBankAckestYn": "Y",
        "lrnAcnutAckestYn": "N",
        "referenceDate": "2026-11-01",
        **changes,
    }


def job_centre(**changes):
    """A course of a job centre: no id, a capacity that is a float."""
    return {
        "EDC_NM": "면접 준비반",
        "EDC_PURPS_CN": "자신 있게 말하기",
        "EDC_CN": "1일차 자기소개\n2일차 모의 면접",
        "EDC_BEGIN_DE_DT": "20261210",
        "EDC_END_DE_DT": "20261211",
        "EDC_TIME_HM": "14:00~17:00",
        "ATNLC_QUALF_CN": "구직 등록한 분",
        "LCTRUM_INFO_CN": "가온구 일자리카페",
        "EDC_AMOUNT_AT_NM": "무료",
        "MATRL_AMOUNT_AT_NM": "없음",
        "PSNCPA_CO": 20.0,
        "RCRIT_BEGIN_DE_DT": "20261120",
        "RCRIT_END_DE_DT": "20261209",
        "AGE_CO_NM": "40세 이상",
        "SEX_QUALF_CN": "무관",
        "STTUS_NM": "접수중",
        **changes,
    }


def form(number="A-101", **changes):
    """A row of the providers' form, filled in well."""
    return {
        "과정번호": number,
        "회차": "1",
        "제목": "엑셀로 배우는 가게 장부",
        "요약": "장부를 엑셀로 옮깁니다.",
        "내용": "첫 주: 표 만들기\n둘째 주: 합계",
        "분야": "디지털",
        "배우는 기술": "엑셀, 장부 정리",
        "NCS 코드": "02030202",
        "NCS 판": "2025",
        "수업 언어": "ko",
        "배운 뒤": "결산표를 만들 수 있습니다.",
        "자격증": "수료증",
        "준비할 것": "노트북",
        "총 시간": "8",
        "방식": "현장",
        "나이": "40세 이상 64세 이하",
        "사는 곳": "시민",
        "대상": "가게를 운영하는 분",
        "시작일": "2026-12-01",
        "종료일": "2026-12-08",
        "요일": "화",
        "시작 시각": "19:00",
        "마치는 시각": "21:00",
        "수업일": "2026-12-01, 2026-12-08",
        "신청 시작": "2026-11-20 10:00",
        "신청 마감": "2026-11-30",
        "선정 방법": "선착순",
        "신청 주소": "",
        "정원": "20",
        "수강료": "30,000",
        "재료비": "5,000",
        "수강료 설명": "교재 12,000원은 따로",
        "환불": "시작 전날까지",
        "장소": "새빛캠퍼스 301호",
        "주소": "하늘시 가온구 새길 3",
        "오가기·시설": "승강기 있음",
        "강사 소개": "회계 사무소 15년",
        "문의 전화": "02-000-3333",
        **changes,
    }
