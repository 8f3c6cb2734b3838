"""A paper instead of money: asked by the person, seen at the desk, answered by the provider."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.accounts.enums import Role
from naru.audit.models import Entry
from naru.enrolments.enums import DoorMode, State
from naru.payments.enums import ChargeState
from naru.payments.models import Charge, WaiverAsk
from naru.payments.services import waivers
from tests.accounts.factories import MembershipFactory
from tests.catalogue.factories import ProviderFactory
from tests.catalogue.own import Staff
from tests.enrolments.factories import ApplicationFactory, IntakeFactory
from tests.payments.factories import FEE, charge, rules, seat
from tests.web.lives import browser, texts

pytestmark = pytest.mark.django_db(transaction=True)
SEOCHO = "서초50플러스센터"
MINE = "/me/enrolments/"


@pytest.fixture
def staff():
    return Staff()


@pytest.fixture
def one(staff):
    """A seat whose fee is due at a provider that looks at papers."""
    provider = ProviderFactory(name=SEOCHO, organisation=staff.organisation)
    now = timezone.now()
    place = seat(provider=provider, state_at=now, told_at=now)
    return charge(place, at=now, by_rules=rules(SEOCHO))


def page_of(one):
    return reverse("enrolment", args=[one.claim.public_id])


def paper_of(one):
    return reverse("enrolment_waiver", args=[one.claim.public_id])


def test_a_paper_is_asked_for_shown_and_granted_without_a_won_paid(client, staff, one):
    person = browser(one.claim.resident.user)
    assert paper_of(one) in person.get(page_of(one)).content.decode()
    assert person.post(paper_of(one), {}).status_code == 422
    assert person.post(paper_of(one), {"do": "seen"}).status_code == 403
    said = person.post(paper_of(one), {"kind": "veteran"}, follow=True).content.decode()
    assert ("돈을 먼저 내지 마세요" in said, "수강료를 내 주세요" in said) == (True, False)
    assert "면제 서류를" in person.get(reverse("enrolments")).content.decode()
    assert "국가유공자와 그 가족" in person.get(paper_of(one)).content.decode()
    assert person.post(paper_of(one), {"kind": "veteran"}).status_code in (409, 422)
    client.force_login(staff.user)
    money = client.get(reverse("provider_money")).content.decode()
    chosen = re.search(r'value="veteran"\s+selected', money)
    assert ("까지 서류를 기다립니다" in money, chosen is not None) == (True, True)
    client.post(reverse("provider_waive", args=[one.public_id]), {"kind": "veteran"})
    one.refresh_from_db()
    assert one.state == ChargeState.WAIVED
    assert "면제받았어요" in person.get(page_of(one)).content.decode()


def test_a_desk_that_acts_for_the_person_writes_down_that_the_paper_lies_there(client, staff, one):
    person = browser(one.claim.resident.user)
    clerk = MembershipFactory(role=Role.COUNSELLOR)
    desk = browser(clerk.user)
    record = [one.claim.resident.public_id]
    texts()
    desk.post(reverse("desk_purpose", args=record), {"purpose": "APPLICATION", "words": ""})
    desk.post(reverse("desk_let_help", args=record), {"means": "PAPER"})
    desk.post(reverse("desk_act", args=record))
    assert "서류를 지금 보았습니다" in desk.get(paper_of(one)).content.decode()
    desk.post(paper_of(one), {"kind": "veteran"})
    ask = WaiverAsk.objects.get()
    assert (ask.charge.state, ask.seen_at) == (ChargeState.OPEN, None)
    said = desk.post(paper_of(one), {"do": "seen"}, follow=True).content.decode()
    ask.refresh_from_db()
    assert ("서류를 보았다고 적었습니다" in said, ask.seen_by) == (True, clerk.user)
    for action in ("payment.waiver_asked", "payment.waiver_seen"):
        line = Entry.objects.get(actor=clerk.user, action=action)
        assert line.on_behalf_of == one.claim.resident.user
    assert clerk.organisation.name_ko in person.get(reverse("record_views")).content.decode()
    client.force_login(staff.user)
    assert "서류를 보았" in client.get(reverse("provider_money")).content.decode()


def test_a_no_names_its_reason_and_a_new_account(client, staff, one):
    person = browser(one.claim.resident.user)
    person.post(paper_of(one), {"kind": "veteran"})
    client.force_login(staff.user)
    where = reverse("provider_waiver_refuse", args=[one.public_id])
    said = client.post(where, {"reason": " "}, follow=True).content.decode()
    assert "왜 면제할 수 없는지 적어 주세요" in said
    client.post(where, {"reason": "이름이 다릅니다."})
    new = Charge.objects.get(claim=one.claim, state=ChargeState.OPEN)
    shown = person.get(page_of(one)).content.decode()
    assert ("수강료를 내 주세요" in shown, new.shown_number in shown) == (True, True)
    assert WaiverAsk.objects.get().reason == "이름이 다릅니다."


def test_a_provider_without_papers_has_no_such_page():
    now = timezone.now()
    plain = charge(seat(state_at=now, told_at=now), at=now)
    person = browser(plain.claim.resident.user)
    assert person.get(paper_of(plain)).status_code == 404
    assert paper_of(plain) not in person.get(page_of(plain)).content.decode()


def held(staff):
    """A seat whose hold is over by the clock, with the charge that says until when to pay."""
    provider = ProviderFactory(name=SEOCHO, organisation=staff.organisation)
    now = timezone.now()
    door = IntakeFactory(
        mode=DoorMode.FIRST_PAID,
        hold_minutes=30,
        run__course__provider=provider,
        run__payer="LEARNER",
        run__fee_won=FEE,
    )
    times = {"state_at": now, "told_at": now, "offered_at": now - timedelta(hours=1)}
    place = ApplicationFactory(
        intake=door, state=State.OFFERED, offer_until_at=now - timedelta(minutes=30), **times
    )
    return charge(place, at=now, by_rules=rules(SEOCHO))


def test_a_held_seat_asks_for_the_paper_and_not_for_money_until_it_is_answered(client, staff):
    one = held(staff)
    person = browser(one.claim.resident.user)
    pay, show = "까지 수강료를 내면", "서류를 보여 주세요. 그때까지 자리를 놓지"

    def said(*words):
        pages = [person.get(page).content.decode() for page in (page_of(one), MINE)]
        assert not any("은행 기록을 기다립니다" in page for page in pages)
        return [all(each in page for page in pages) for each in words]

    assert said(pay, show) == [True, False]
    person.post(paper_of(one), {"kind": "veteran"})
    assert said(pay, show) == [False, True]
    waivers.see(charge_id=one.pk, by=staff.user, at=timezone.now())
    assert said(pay, show, "교육기관의 답을 기다립니다") == [False, False, True]
    client.force_login(staff.user)
    refusal = reverse("provider_waiver_refuse", args=[one.public_id])
    client.post(refusal, {"reason": "이름이 다릅니다."})
    assert said(pay, show) == [True, False]
