"""Notices in the reader's words."""

from zoneinfo import ZoneInfo

import pytest

from naru.notices import rules

SEOUL = ZoneInfo("Asia/Seoul")


@pytest.mark.parametrize(
    ("name", "value", "ko", "en"),
    [
        ("due_on", "2026-12-08", "2026년 12월 8일(화)", "Tue 8 Dec 2026"),
        ("starts_at", "2026-11-24T09:00:00+00:00", "2026년 11월 24일(화) 18:00", None),
        ("until_at", "2026-12-01T15:00:00+00:00", "2026년 12월 1일(화) 24:00", None),
        ("starts_at", "2026-12-01T15:00:00+00:00", "2026년 12월 2일(수) 00:00", None),
        ("fee_won", 600000, "600,000원", "600,000 won"),
        ("helper", "가상 도우미", "가상 도우미", "가상 도우미"),
    ],
)
def test_the_ending_of_a_name_says_how_its_value_is_written(name, value, ko, en):
    assert rules.in_words(name, value, zone=SEOUL, language="ko") == ko
    if en:
        assert rules.in_words(name, value, zone=SEOUL, language="en") == en


def test_braces_in_a_value_are_not_filled_again():
    params = {"helper": "{to_on}", "to_on": "2026-12-08"}
    text = rules.filled("{helper}까지", params, zone=SEOUL, language="ko")
    assert text == "{to_on}까지"


def test_a_missing_value_is_a_bug():
    with pytest.raises(KeyError):
        rules.filled("{helper}", {}, zone=SEOUL, language="ko")


@pytest.mark.parametrize(
    ("codes", "final"), [([550], True), ([550, 451], False), ([421], False), ([], False)]
)
def test_only_refusals_of_every_receiver_for_good_are_final(codes, final):
    assert rules.all_final(codes) is final


def test_what_fits_ninety_bytes_is_short_and_the_rest_long():
    same = {"site": "나루", "body": "몸", "url": "https://naru.kr/a"}
    fits = "가" * 32
    form, text = rules.as_text(subject=fits, **same)
    assert (form, rules.network_bytes(text)) == ("SMS", 7 + 64 + 1 + 17)
    form, text = rules.as_text(subject=fits + "가", **same)
    assert (form, text) == ("LMS", f"[나루] {fits}가\n몸\nhttps://naru.kr/a")


def test_a_message_too_long_for_any_network_keeps_its_address():
    form, text = rules.as_text(
        site="나루", subject="가", body="나" * 1500, url="https://naru.kr/a", brief=False
    )
    assert (form, text[-20:]) == ("LMS", "나…\nhttps://naru.kr/a")
    assert 1_990 < rules.network_bytes(text) <= 2_000
