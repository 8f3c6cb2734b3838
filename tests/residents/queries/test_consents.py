"""What residents are asked to allow, and what they allow."""

from datetime import date

import pytest

from naru.residents import queries
from naru.residents.enums import (
    ConsentKind,
)
from tests.residents.factories import (
    ConsentFactory,
    ConsentTextFactory,
)

pytestmark = pytest.mark.django_db


def test_the_text_of_the_day_is_found():
    first = ConsentTextFactory()
    second = ConsentTextFactory(version=2, from_on=date(2026, 6, 1))
    on = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 5, 31), date(2026, 6, 1)]
    found = [queries.consent_text(ConsentKind.SERVICE, on=day) for day in on]
    assert found == [None, first, first, second]
    assert queries.consent_texts(on=on[-1]) == {ConsentKind.SERVICE: second}


def test_consents_are_listed_the_latest_first(noon):
    old = ConsentFactory(ended_at=noon, end="WITHDRAWN")
    new = ConsentFactory(resident=old.resident, text=old.text, given_at=noon)
    assert queries.consents_of(old.resident) == [new, old]
    assert queries.has_consent(old.resident, ConsentKind.SERVICE)
    assert not queries.has_consent(old.resident, ConsentKind.NEWS)
