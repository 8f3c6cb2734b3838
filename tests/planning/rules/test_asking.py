"""Questions and answers keep everything on their way."""

import pytest

from naru.planning.rules.asking import Asked, Told, from_plain, plain, read, written
from naru.planning.rules.routes import answer
from naru.planning.rules.solving import by_greed
from tests.planning.made import asks, own_pace

ASKED = Asked(asks(own_pace("a")))


def test_what_is_written_is_read_again():
    told = Told(answer(ASKED.question, by_greed, proving=False), None)
    assert (read(written(ASKED), Asked), read(written(told), Told)) == (ASKED, told)
    assert from_plain(plain(told), Told) == told
    with pytest.raises(ValueError, match="JSON"):
        read(b"Hello", Told)
