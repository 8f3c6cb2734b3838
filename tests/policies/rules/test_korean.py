"""Particles follow the sound of the word before them."""

from datetime import date

import pytest

from naru.policies.rules.korean import day, josa, listed, won


@pytest.mark.parametrize(
    ("word", "particle", "said"),
    [
        ("나루시", "은", "나루시는"),
        ("강북", "은", "강북은"),
        ("국민내일배움카드", "을", "국민내일배움카드를"),
        ("장학금", "을", "장학금을"),
        ("마을", "으로", "마을로"),
        ("강남", "으로", "강남으로"),
        ("나루", "으로", "나루로"),
        ("만 39세", "이에요", "만 39세예요"),
        ("3명", "이에요", "3명이에요"),
        ("100%", "이에요", "100%예요"),
        ("10", "은", "10은"),
        ("2", "은", "2는"),
        ("7", "으로", "7로"),
        ("1,000", "이", "1,000이"),
        ("30", "으로", "30으로"),
        ("K-MOOC", "을", "K-MOOC를"),
        ("GSEEK", "과", "GSEEK와"),
        ("URL", "으로", "URL로"),
        ("바우처(서구)", "을", "바우처(서구)를"),
        ("지원금", "이나", "지원금이나"),
        ("지원", "과", "지원과"),
    ],
)
def test_josa(word, particle, said):
    assert josa(word, particle) == said


def test_lists_days_and_money():
    assert listed(["가"], "또는") == "가"
    assert listed(["가", "나", "다"], "또는") == "가, 나 또는 다"
    assert day(date(2027, 3, 2)) == "2027년 3월 2일(화)"
    assert won(1_234_000) == "1,234,000원"
    with pytest.raises(TypeError):
        day(5)
