"""Question and answer survive being written and read."""

import pytest

from naru.credits.rules import asking
from naru.credits.rules.ways import answer, by_greed
from tests.credits.made import asks, line, option

QUESTION = asks(option(line("a")), held=[line("b")])


def test_both_come_back_as_they_were():
    assert asking.read(asking.written(QUESTION)) == QUESTION
    found = answer(QUESTION, by_greed)
    assert (
        asking.from_plain(asking.plain(found)).ways
        == asking.read_ways(asking.written_ways(found)).ways
    )


def test_anything_else_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        asking.read(b"nothing")
    with pytest.raises(ValueError, match="ways"):
        asking.read_ways(b"{}")
