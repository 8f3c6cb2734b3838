"""What Korean words of sources mean, and that what they do not say stays unknown."""

import pytest

from naru.catalogue.enums import Admission, Mode, Residence, RunStatus
from naru.catalogue.sources import words
from naru.catalogue.sources.audience import residence
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.words import Ages

DISTRICTS = ["가온구", "나래구", "중구", "큰중구"]
CITY = ["하늘특별시", "하늘시", "하늘"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("성인(55세 이상 성인)", Ages(55, None)),
        ("만 40세 ~ 64세", Ages(40, 64)),
        ("40~64세", Ages(40, 64)),
        ("40세 이상 64세 이하", Ages(40, 64)),
        ("만 40세 이상 65세 미만", Ages(40, 64)),
        ("70세까지", Ages(None, 70)),
        ("제한없음", Ages()),
        (" 누구나 ", Ages()),
        ("연령 제한 없음", Ages()),
        ("성인", None),
        ("", None),
        ("어린이(내 친구 박물관)", None),
        ("가족(누구나)", None),
        ("2세트 이상 준비", None),
        ("300세 이상", None),
        ("64세 이상 40세 이하", None),
    ],
)
def test_ages_are_known_only_where_the_text_states_a_rule(text, rule):
    assert words.ages(text) == rule


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("접수중", RunStatus.OPEN),
        ("수강신청중", RunStatus.OPEN),
        ("수강신청", RunStatus.OPEN),
        ("안내중", RunStatus.PLANNED),
        ("수강신청예정", RunStatus.PLANNED),
        ("접수종료", RunStatus.CLOSED),
        ("예약마감", RunStatus.CLOSED),
        ("예약일시중지", RunStatus.PAUSED),
        ("폐강", RunStatus.CANCELLED),
        ("새로 생긴 말", RunStatus.UNKNOWN),
        ("", RunStatus.UNKNOWN),
    ],
)
def test_status_words_nobody_knows_are_not_open(text, status):
    assert words.status(text) == status


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("선착순", Admission.FIRST_COME),
        ("입금 선착순", Admission.FIRST_PAID),
        ("추첨", Admission.LOTTERY),
        ("서류심사", Admission.SELECTION),
        ("선착순 또는 추첨", Admission.UNKNOWN),
        ("", Admission.UNKNOWN),
    ],
)
def test_admission(text, way):
    assert words.admission(text) == way


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("월요일", [1]),
        ("화+목", [2, 4]),
        ("월,수,금", [1, 3, 5]),
        ("매주 화·목", [2, 4]),
        ("월~금", [1, 2, 3, 4, 5]),
        ("금~월", [1, 5, 6, 7]),
        ("주말", [6, 7]),
        ("평일", [1, 2, 3, 4, 5]),
        ("매일", [1, 2, 3, 4, 5, 6, 7]),
        ("수시", []),
        ("금융 교육", []),
        ("월 2회", []),
        ("", []),
    ],
)
def test_weekdays_are_read_from_day_names_alone(text, days):
    assert words.weekdays(text) == days


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("온라인", Mode.ONLINE),
        ("비대면", Mode.ONLINE),
        ("오프라인", Mode.FIELD),
        ("대면", Mode.FIELD),
        ("집합교육", Mode.FIELD),
        ("온라인+오프라인", Mode.BLENDED),
        ("대면·비대면 병행", Mode.BLENDED),
        ("박물관 강당", Mode.UNKNOWN),
        ("", Mode.UNKNOWN),
    ],
)
def test_mode(text, mode):
    assert words.mode(text) == mode


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("하늘시민", (Residence.CITY, "")),
        ("하늘시 거주 40세 이상", (Residence.CITY, "")),
        ("하늘시에 거주하거나 재직 중인 분", (Residence.CITY_LIFE, "")),
        ("가온구민", (Residence.DISTRICT, "가온구")),
        ("나래구 거주자", (Residence.DISTRICT, "나래구")),
        ("제한없음", (Residence.UNKNOWN, "")),
        ("", (Residence.UNKNOWN, "")),
    ],
)
def test_residence_is_known_only_where_the_text_states_it(text, rule):
    assert residence(text, tuple(CITY), tuple(DISTRICTS)) == rule


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("하늘시가온구 새길 1", "가온구"),
        ("하늘시 큰중구 새길 1", "큰중구"),
        ("하늘시 중구 새길 1", "중구"),
        ("바다도 중구 새길 1", ""),
        ("가온구, 나래구", ""),
        ("가평군", ""),
    ],
)
def test_district_in_an_address(text, district):
    connector = Connector(
        name="some", shape="reservations", title_ko="출처", districts=DISTRICTS, elsewhere=["바다"]
    )
    assert connector.district(text) == district
