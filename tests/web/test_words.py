"""Days, times and money in the reader's words."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.template import engines
from django.utils import translation

from naru.core.dates import day_time_in_words
from naru.web.public.courses.words import Said
from naru.web.templatetags.words import (
    breakable,
    day,
    day_hours,
    day_time,
    days,
    device,
    hours,
    number,
    tel,
    won,
)

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_words_in_korean():
    assert day_time(AT) == "2026년 11월 24일(화) 18:00"
    assert day(date(2026, 3, 2)) == "2026년 3월 2일(월)"
    assert won(600000) == "600,000원"
    assert won(460_000_000_000) == "4,600억 원"
    assert won(460_000_000_001) == "460,000,000,001원"


def test_words_in_english():
    with translation.override("en"):
        assert day_time(AT) == "Tue 24 Nov 2026, 18:00"
        assert day(date(2026, 3, 2)) == "Mon 2 Mar 2026"
        assert won(600000) == "600,000 won"
        assert won(460_000_000_000) == "460 billion won"
        assert won(1_500_000_000) == "1.5 billion won"


def test_day_of_a_time_is_the_city_s_day():
    assert day(datetime(2026, 11, 24, 20, 0, tzinfo=UTC)) == "2026년 11월 25일(수)"


def test_from_when_until_when_is_on_the_city_s_clock():
    until, on = AT + timedelta(hours=2), date(2026, 3, 2)
    assert (hours(AT, until), hours(time(9), time(10))) == ("18:00~20:00", "09:00~10:00")
    assert day_hours(AT, until) == "2026년 11월 24일(화) 18:00~20:00"
    assert days(on, None) == "2026년 3월 2일(월)"
    with translation.override("en"):
        assert day_hours(AT, until) == "Tue 24 Nov 2026, 18:00–20:00"
        assert days(on, date(2026, 3, 3)) == "Mon 2 Mar 2026 – Tue 3 Mar 2026"


def test_empty_values_are_empty_words():
    assert [day(None), day_time(None), won(None), number(None)] == ["", "", "", ""]


def test_time_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        day_time_in_words(datetime(2026, 11, 24), zone=UTC, language="ko")  # noqa: DTZ001


def test_telephone_link_holds_digits_only():
    assert tel("02-460-5050") == "tel:024605050"
    assert tel("+82 2 460 5050") == "tel:+8224605050"


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("02-724-0236,191", "tel:027240236"),
        ("02-724-0199 / 0196", "tel:027240199"),
        ("02) 724-0258", "tel:027240258"),
        ("(02) 724-0258", "tel:027240258"),
        ("대표 02-724-0258(내선 3)", "tel:027240258"),
        ("전화 없음", "tel:"),
    ],
)
def test_of_several_numbers_the_first_is_dialled(written, dialled):
    assert tel(written) == dialled


@pytest.mark.parametrize(
    ("user_agent", "said"),
    [
        ("Mozilla/5.0 (Linux; Android 15) Chrome/142.0 Mobile Safari/537.36", "Chrome · Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/142.0 Safari/537.36 Edg/142.0", "Edge · Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19 like Mac OS X) Safari/604.1", "Safari · iPhone"),
        ("curl/8.0", "알 수 없는 기기"),
        ("", "알 수 없는 기기"),
    ],
)
def test_devices_are_told_in_words(user_agent, said):
    assert device(user_agent) == said


def test_romanised_names_may_break_between_syllables():
    names = ["Yeongdeungpo", "Seodaemun", "Geumcheon", "강남"]
    shown = [breakable(name).replace("\u00ad", "-") for name in names]
    assert shown == ["Yeong-deung-po", "Seo-dae-mun", "Geum-cheon", "강남"]


@pytest.mark.parametrize(
    ("fact", "shown"),
    [
        (Said("<월> & 수"), "<span>&lt;월&gt; &amp; 수</span>"),
        (Said("안내 없음", known=False), '<span class="is-unknown">안내 없음</span>'),
        (Said("강남", is_korean=True), '<span lang="ko">강남</span>'),
        (
            Said("강남", known=False, is_korean=True),
            '<span class="is-unknown" lang="ko">강남</span>',
        ),
    ],
)
def test_facts_are_marked_where_nobody_told_them_or_in_korean_only(fact, shown):
    assert engines["django"].from_string("{{ fact|in_words }}").render({"fact": fact}) == shown
