"""The chain's arithmetic."""

from datetime import UTC, datetime, timedelta, timezone

from naru.audit import rules


def test_canonical_json_has_one_text_for_one_meaning():
    assert rules.canonical({"b": 1, "a": "강"}) == '{"a":"강","b":1}'


def test_a_time_enters_as_microseconds_whatever_its_zone():
    at = datetime(2026, 11, 24, 3, 0, 0, 5, tzinfo=UTC)
    seoul = at.astimezone(timezone(timedelta(hours=9)))
    assert rules.epoch_us(at) == rules.epoch_us(seoul) == 1795489200000005


def test_different_entries_never_share_a_text():
    one = rules.chained(previous=rules.GENESIS, seq=1, fields=["ab", "c"])
    other = rules.chained(previous=rules.GENESIS, seq=1, fields=["a", "bc"])
    assert one != other
