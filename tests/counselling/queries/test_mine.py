"""One's own mentor, wish and questions, and nobody else's."""

import pytest

from naru.counselling.enums import RequestKind
from naru.counselling.queries import mine
from tests.counselling.factories import PairingFactory, RequestFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_own_only():
    pairing = PairingFactory()
    wish = RequestFactory()
    asked = RequestFactory(resident=pairing.resident, kind=RequestKind.QUESTION)
    nobody = ResidentFactory()
    people = (pairing.resident, wish.resident, nobody)
    assert [mine.pairing_of(one) for one in people] == [pairing, None, None]
    assert [mine.open_request(one) for one in people] == [None, wish, None]
    assert [mine.questions_of(one) for one in people] == [[asked], [], []]


def test_whom_a_request_led_to_in_vain():
    one = PairingFactory(state="DECLINED")
    assert mine.declined(one.request) == {one.mentor.pk}
