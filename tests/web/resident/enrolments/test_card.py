"""A resident pays by card on the page of the demo's company, over real HTTP."""

import re

import httpx
import pytest
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.payments.enums import ChargeState, OrderState
from naru.payments.models import CardNote, CardOrder
from naru.payments.services import card_work
from tests.payments.factories import FEE, charge, seat
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def one(sandbox):
    """A seat whose fee is due."""
    now = timezone.now()
    return charge(seat(state_at=now, told_at=now), at=now)


@pytest.fixture
def person(live_server, one):
    """A browser of the person's, at the real server."""
    known = browser(one.claim.resident.user).cookies["sessionid"].value
    with httpx.Client(
        base_url=live_server.url, cookies={"sessionid": known}, follow_redirects=True, timeout=30
    ) as client:
        yield client


def page_of(one):
    return reverse("enrolment", args=[one.claim.public_id])


def send(person, page, place, **form):
    """Fill a form of the page in and send it."""
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text).group(1)
    return person.post(place, data={"csrfmiddlewaretoken": token, **form})


def to_company(person, one):
    page = person.get(page_of(one))
    assert "카드로 내기" in page.text
    shown = send(person, page, reverse("enrolment_card", args=[one.claim.public_id]))
    order = CardOrder.objects.get()
    assert shown.url.path == reverse("card_company", args=[order.public_id])
    assert ("연습용 카드사" in shown.text, "80,000원" in shown.text) == (True, True)
    return shown, order


def choose(person, shown, how):
    return send(person, shown, shown.url.path, how=how)


def states(one, order):
    one.refresh_from_db()
    order.refresh_from_db()
    return one.state, order.state, list(CardNote.objects.values_list("outcome", flat=True))


@pytest.mark.parametrize("how", ["PAY", "TWICE"])
def test_an_approved_card_pays_at_once_also_when_it_is_told_twice(person, one, how):
    shown, order = to_company(person, one)
    back = choose(person, shown, how)
    assert (back.url.path, "카드로 냈습니다." in back.text) == (page_of(one), True)
    assert states(one, order) == (ChargeState.PAID, OrderState.CAPTURED, ["TAKEN"])
    assert "카드로 냄" in person.get(reverse("enrolment_receipt", args=[one.claim.public_id])).text
    assert ProcrastinateJob.objects.filter(task_name="payments.settle_card").count() == 1


def test_a_refused_card_is_told_and_one_can_try_again(person, one):
    shown, order = to_company(person, one)
    back = choose(person, shown, "REFUSE")
    assert "빠져나간 돈은 없습니다." in back.text
    assert states(one, order) == (ChargeState.OPEN, OrderState.REFUSED, ["TAKEN"])
    assert "카드로 내기" in back.text


def test_a_late_note_finds_the_fee_paid(person, one):
    shown, order = to_company(person, one)
    assert "카드로 냈습니다." in choose(person, shown, "LATE").text
    assert states(one, order) == (ChargeState.PAID, OrderState.CAPTURED, [])
    company = person.get(shown.url.path)
    assert "아직 알리지 않은 것이 있습니다" in company.text
    assert "이미 답했습니다" in choose(person, company, "SEND").text
    assert states(one, order) == (ChargeState.PAID, OrderState.CAPTURED, ["TOO_LATE"])


def test_a_silent_company_is_asked_again_and_takes_the_money_once(person, one, sandbox):
    shown, order = to_company(person, one)
    company = choose(person, shown, "SILENT")
    waits = person.get(reverse("enrolment_card", args=[one.claim.public_id]))
    assert ("다시 내지 마세요" in waits.text, states(one, order)) == (
        True,
        (ChargeState.OPEN, OrderState.BEGUN, []),
    )
    assert "카드 결제 확인하기" in person.get(page_of(one)).text
    choose(person, company, "SEND")
    card_work.settle(order_id=order.pk, at=timezone.now())
    assert states(one, order) == (ChargeState.PAID, OrderState.CAPTURED, ["TAKEN"])
    assert sandbox.look(key=order.public_id).won == FEE


def test_what_is_given_up_goes_back_to_the_card(person, one, sandbox):
    shown, order = to_company(person, one)
    choose(person, shown, "PAY")
    place = reverse("enrolment_cancel", args=[one.claim.public_id])
    gone = send(person, person.get(place), place)
    assert "낸 카드로 되돌리고 있습니다." in gone.text
    assert "돌려받을 계좌" not in gone.text
    assert card_work.give_back(refund_id=order.returns.get().refund_id, at=timezone.now())
    assert "낸 카드로 되돌렸습니다." in person.get(page_of(one)).text
    assert sandbox.look(key=order.public_id).returned_won == FEE


def test_the_company_of_a_demo_is_nowhere_else(person, one, settings):
    shown, _order = to_company(person, one)
    assert choose(person, shown, "WHAT").status_code == 400
    settings.CARD_COMPANY = ""
    assert person.get(shown.url.path).status_code == 404
    page = person.get(page_of(one))
    assert "카드로 내기" not in page.text
    refused = send(person, shown, reverse("enrolment_card", args=[one.claim.public_id]))
    assert "카드를 받지 않습니다" in refused.text


def test_other_peoples_fees_are_not_there(person, one):
    theirs = charge()
    place = reverse("enrolment_card", args=[theirs.claim.public_id])
    answers = [person.get(place), send(person, person.get(page_of(one)), place)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert not CardOrder.objects.exists()
