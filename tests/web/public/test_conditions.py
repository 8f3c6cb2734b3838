"""A programme's page shows its rule in words that come from the rule itself."""

from datetime import date

import pytest

from naru.policies.reading.book import rulebook
from naru.web.public.conditions import rules_of

pytestmark = pytest.mark.django_db


def page(client, path):
    return " ".join(client.get(path).content.decode().split())


def test_the_rule_in_force_its_history_and_its_sources(client, loaded_offer):
    shown = page(client, "/programmes/contribution-jobs/")
    for words in (
        "누가 참여할 수 있나요?",
        "2026년 2월 9일(월)부터",
        "다음 가운데 하나면 돼요",
        "서울에 살아요",
        "규칙이 바뀌어 온 차례",
        "2018년 1월 1일(월)부터 2019년 12월 31일(화)까지",
        "내게 맞는지 확인",
        'href="/check/for/contribution-jobs/"',
    ):
        assert words in shown
    assert "Seoul" in page(client, "/en/programmes/contribution-jobs/")


def test_spans_follow_each_other_and_one_is_in_force(loaded_offer):
    book = rulebook()
    for programme in {policy.programme for policy in book.policies.values()}:
        for rule in rules_of(programme, book, date(2026, 11, 24)):
            starts = [one.start for one in rule.history]
            assert starts == sorted(starts, reverse=True)
            assert [one.until for one in rule.history[1:]] == starts[:-1]
            assert sum(one.current for one in rule.history) == 1
            assert all(one.sources for one in rule.history)


def test_what_is_not_published_says_so(client, loaded_offer):
    assert "누가 참여할 수 있는지 밝힌 자료를 찾지 못했어요." in page(client, "/programmes/k-mooc/")
