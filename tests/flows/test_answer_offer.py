"""One flow for every way to answer."""

import pytest

from naru.enrolments.enums import State, Way
from naru.enrolments.services.answers import OfferOver
from naru.flows.answer_offer import answer_offer
from tests.enrolments.factories import ANSWERED, NOON, ApplicationFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("said", "state"), [("accept", "SEATED"), ("decline", "DECLINED")])
def test_an_answer_counts_in_time_only(said, state):
    one = ApplicationFactory(state=State.OFFERED)
    with pytest.raises(OfferOver):
        answer_offer(application=one, said=said, by=None, way=Way.LINK, at=ANSWERED)
    assert answer_offer(application=one, said=said, by=None, way=Way.LINK, at=NOON).state == state
