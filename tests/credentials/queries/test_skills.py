"""The skills of a certificate stand in its own order; codes nobody knows are left out."""

import pytest

from naru.credentials.queries.skills import taught
from naru.credentials.rules.documents import Taught
from tests.credentials.factories import issued

pytestmark = pytest.mark.django_db


def test_in_its_own_order(noon):
    one = issued(noon)
    assert taught(one) == [
        Taught("엑셀로 표 다루기", "02020302", "2021"),
        Taught("엑셀로 표 다루기"),
    ]
