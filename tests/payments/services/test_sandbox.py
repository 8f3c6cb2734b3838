"""The card company of the demo does the same thing once, and answers as it was told to."""

from datetime import timedelta
from uuid import UUID

import pytest

from naru.payments.services.card_company import CompanySilent, Said, Standing
from naru.payments.services.sandbox import Answer
from tests.enrolments.factories import NOON

KEY, PART, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)
WON = 80_000
SOON = NOON + timedelta(minutes=1)


@pytest.fixture
def order(sandbox):
    place = sandbox.checkout(
        key=KEY, won=WON, title="과정", until_at=NOON + timedelta(minutes=30),
        back="http://testserver/back/", tell="http://127.0.0.1:9/nobody/",
    )  # fmt: skip
    assert place == f"/card-company/{KEY}/"
    return sandbox


def brief(said: Said):
    return said.standing, said.won, said.returned_won


def test_a_payment_goes_its_way_once(order):
    assert brief(order.look(key=KEY)) == (Standing.NOTHING, WON, 0)
    assert order.capture(key=KEY, won=WON).standing == Standing.NOTHING
    order.answer(KEY, Answer.PAY, at=SOON)
    order.answer(KEY, Answer.REFUSE, at=SOON)
    assert order.look(key=KEY).at == SOON
    assert order.capture(key=KEY, won=WON + 1).standing == Standing.AUTHORISED
    for _again in range(2):
        assert order.capture(key=KEY, won=WON).standing == Standing.CAPTURED
    assert order.release(key=KEY).standing == Standing.CAPTURED
    for _again in range(2):
        assert order.give_back(key=KEY, part=PART, won=50_000).returned_won == 50_000
    assert order.give_back(key=KEY, part=OTHER, won=50_000).returned_won == 50_000
    assert [brief(one) for one in order.report()] == [(Standing.CAPTURED, WON, 50_000)]


def test_an_order_that_is_over_or_unknown_takes_nothing(order):
    order.answer(KEY, Answer.PAY, at=NOON + timedelta(minutes=30))
    assert order.look(key=KEY).standing == Standing.NOTHING
    order.release(key=KEY)
    order.answer(KEY, Answer.PAY, at=SOON)
    assert order.look(key=KEY).standing == Standing.RELEASED
    order.answer(OTHER, Answer.PAY, at=SOON)
    for act in (order.look, order.release):
        assert act(key=OTHER).standing == Standing.NOTHING
    assert order.capture(key=OTHER, won=WON).standing == Standing.NOTHING
    assert order.give_back(key=OTHER, part=PART, won=1).returned_won == 0
    assert (order.shown(OTHER), order.send(OTHER, at=SOON)) == (None, [])


def test_silence_lasts_until_it_tells(order):
    order.answer(KEY, Answer.SILENT, at=SOON)
    with pytest.raises(CompanySilent):
        order.look(key=KEY)
    assert order.send(KEY, at=SOON) == [0]
    assert order.look(key=KEY).standing == Standing.AUTHORISED
