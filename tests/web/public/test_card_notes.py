"""What the card company tells us, over real HTTP: late, twice, forged, with another amount."""

from datetime import timedelta

import httpx
import pytest
from django.urls import reverse
from django.utils import timezone

from naru.payments.models import CardNote, Payment
from naru.payments.rules import card_notes
from naru.payments.rules.card_notes import AUTHORISED, Note
from naru.payments.services import card_work
from naru.payments.services.sandbox import Answer
from tests.payments.cards import begin
from tests.payments.factories import FEE, charge

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def order(sandbox):
    now = timezone.now()
    one = begin(charge(at=now), at=now)
    sandbox.answer(one.public_id, Answer.LATE, at=now)
    return one


@pytest.fixture
def tell(live_server, sandbox):
    """Send a note as the company would; its signature can be of another time or secret."""

    def send(order, *, name="n-1", won=FEE, secret=sandbox.secret, ago=timedelta(0), key=None):
        now = timezone.now()
        body = card_notes.written(Note(name, key or order.public_id, AUTHORISED, won, now))
        header = card_notes.signed(body, secret=secret, at=now - ago)
        return post(live_server, body, header)

    return send


def post(live_server, body, header):
    place = live_server.url + reverse("card_notes")
    headers = {card_notes.HEADER: header, "Content-Type": "application/json"}
    answer = httpx.post(place, content=body, headers=headers, timeout=30)
    return answer.status_code, answer.text


def noted():
    return list(CardNote.objects.order_by("pk").values_list("note", "outcome"))


def test_a_note_counts_once_however_often_and_late_it_comes(tell, order):
    assert tell(order) == (200, "TAKEN")
    assert card_work.settle(order_id=order.pk, at=timezone.now()) == "CAPTURED"
    assert tell(order) == (200, "KNOWN")
    assert tell(order, name="n-2") == (200, "TOO_LATE")
    assert noted() == [("n-1", "TAKEN"), ("n-2", "TOO_LATE")]
    assert Payment.objects.get().won == FEE


def test_wrong_signatures_and_old_ones_are_refused_and_logged(tell, order, caplog):
    refused = (403, "not signed")
    assert tell(order, secret=b"guessed") == refused
    assert tell(order, ago=card_notes.LASTS + timedelta(seconds=5)) == refused
    assert tell(order, ago=-card_notes.LASTS - timedelta(seconds=5)) == refused
    assert (noted(), caplog.text.count("was not signed, or not just now")) == ([], 3)


def test_amounts_that_differ_and_orders_unknown_are_kept_for_a_person(tell, order, caplog):
    assert tell(order, won=FEE - 1) == (200, "OTHER_AMOUNT")
    assert tell(order, name="n-2", key="00000000-0000-0000-0000-000000000009") == (200, "NOT_OURS")
    assert caplog.text.count("does not fit") == 2
    assert not Payment.objects.exists()


def test_what_is_no_note_is_refused_however_well_signed(live_server, sandbox, order):
    for body in (b"{}", b"x" * (card_notes.LONGEST + 1)):
        header = card_notes.signed(body, secret=sandbox.secret, at=timezone.now())
        assert post(live_server, body, header)[0] in (400, 403)
    assert post(live_server, b"{}", "")[0] == 403
    assert noted() == []


def test_without_a_company_there_is_nobody_to_tell_us(live_server, settings):
    settings.CARD_COMPANY = ""
    assert post(live_server, b"{}", "")[0] == 404
