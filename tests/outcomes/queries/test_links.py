"""The address is signed, names the questions alone, and closes."""

from datetime import timedelta

import pytest

from naru.outcomes.queries import links
from tests.outcomes.factories import asked

pytestmark = pytest.mark.django_db


def test_only_our_own_address_leads_anywhere(noon):
    one = asked(at=noon)
    token = links.token(one)
    assert links.named(token) == one
    assert links.named(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    assert links.named("nothing") is None
    assert links.is_open(one, at=noon)
    assert not links.is_open(one, at=noon + timedelta(days=28))
