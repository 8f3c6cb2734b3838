"""Days, times and money in the reader's words."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from naru.core.dates import day_time_in_words
from naru.web.templatetags.words import day, day_time, number, tel, won

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


def test_empty_values_are_empty_words():
    assert [day(None), day_time(None), won(None), number(None)] == ["", "", "", ""]


def test_time_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        day_time_in_words(datetime(2026, 11, 24), zone=UTC, language="ko")  # noqa: DTZ001


def test_telephone_link_holds_digits_only():
    assert tel("02-460-5050") == "tel:024605050"
    assert tel("+82 2 460 5050") == "tel:+8224605050"
