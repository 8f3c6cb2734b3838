"""People leave a row before anything is stored; institutions stay."""

import json
import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


NUMBERS = re.compile(r"(?<!\d)\d{6}\s?-\s?[0-9*]{7}(?!\d)")
MOBILES = re.compile(
    r"(?<![\w-])(?:\+?82[-\s]?)?0?1[016-9][-.\s)]{0,2}\d{3,4}[-.\s]{0,2}\d{4}(?![0-9A-Za-z_])"
)


def test_no_number_slips_past_the_quick_look_before_the_slow_one():
    """Every way to write a number, right and wrong, is treated as by the plain patterns."""
    before = ("", "+82", "82 ", "+82-", "a", "-", "2026-01-10 ", "2026-01-10.")
    heads = ("010", "10", "011", "19", "012", "\u0661\u0660", "01")
    gaps = ("", "-", ". ", ")", "\u3000", "\u00a0-", "---")
    middles, ends = ("123", "1234", "12", "\u0661234"), ("5678", "\uff15678", "567", "56789")
    after = ("", "로", "x", "-1")
    written = ["".join(one) for one in product(before, heads, gaps, middles, gaps, ends, after)]
    days = ("900101", "90010", "9001011", "\uff1900101")
    tails = ("1234567", "1******", "123456", "12345678")
    written += ["".join(one) for one in product(("", "번", "1"), days, gaps, gaps, tails, after)]
    wrong = [text for text in written if personal.scrub(text) != _plainly(text)]
    assert (wrong, len(written)) == ([], 175_616 + 9_408)


def _plainly(text: str) -> str:
    if len(text) < personal.SHORTEST:
        return text
    text = NUMBERS.sub("(번호)", text)
    return text if personal.UNIX_SECONDS.fullmatch(text) else MOBILES.sub("(휴대전화)", text)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("10 2345 6799", "(휴대전화)"),
        ("10.2345.6799", "(휴대전화)"),
        ("2026-01-10 01000001234", "2026-01-10 (휴대전화)"),
        ("2026-01-10 10:00:00.0", "2026-01-10 10:00:00.0"),
        ("2026-11-16 19:00", "2026-11-16 19:00"),
        ("1023456799", "(휴대전화)"),
        ("1764633600", "(휴대전화)"),
        ("1764633600 로", "(휴대전화) 로"),
    ],
)
def test_a_number_whose_zero_a_spreadsheet_ate_or_that_follows_a_day_goes_too(sent, kept):
    assert personal.without({"TEL": sent}, set(), set()) == {"TEL": kept}


SIGNS = ("010", "1234", "5678", "-", " ", ".", ")", "(", "+82", "016", "1", "가", "a", "_", "１")


@given(st.lists(st.sampled_from(SIGNS), max_size=14).map("".join))
def test_looking_only_where_numbers_can_be_finds_every_mobile_number(text):
    whole = f"전화 {text}"
    marked = personal.MOBILE.sub(personal.PHONE_MARK, whole)
    assert personal.scrub(whole) == (marked if len(whole) >= personal.SHORTEST else whole)


NAMES = ("김철수", "박", "가", " ", "주무관", "팀장", "과장", "급", "실장", "님")


@given(st.lists(st.sampled_from(NAMES), max_size=8).map("".join))
def test_looking_only_before_ranks_finds_every_name_with_one(text):
    whole = f"문의 - {text}"
    assert personal.scrub(whole) == personal.RANKED.sub(personal.NAME_MARK + " ", whole)


@pytest.mark.parametrize("sent", ["1764633600", 1764633600])
def test_ten_digits_are_seconds_unless_their_column_speaks_of_a_telephone(sent):
    row = {"study_start": sent, "lecture": {"연락처": sent, "study_end": sent}}
    kept = {"study_start": sent, "lecture": {"연락처": "(휴대전화)", "study_end": sent}}
    assert personal.without(row, set(), set()) == kept
