"""What calling a run off does is shown first; then it is done once, and its page says how far."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.catalogue.models import Run
from naru.enrolments.models import Application, CallOff
from naru.flows.door_tasks import tell_of_call_off
from tests.enrolments.classes import class_of
from tests.payments.factories import charge, pay
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db(transaction=True)
SAID = {"reason": "TEACHER", "words": "봄에 다시 엽니다."}


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def door(desk):
    return class_of(desk, at=timezone.now())


def where(door, name="provider_call_off"):
    return reverse(name, args=[door.run.public_id])


def test_people_and_money_are_shown_then_all_are_let_go_once(desk, door):
    first = Application.objects.filter(intake=door).order_by("pk").first()
    pay(charge(first))
    page = desk.client.get(where(door)).content.decode()
    assert "5명 (자리 3, 답을 기다림 0, 대기 2, 번호 전 0)" in page
    assert ("1명에게 80,000원" in page, "0명에게 0포인트" in page) == (True, True)
    for _ in range(2):
        page = desk.client.post(where(door), SAID, follow=True).content.decode()
        assert "5명 가운데 0명" in page
    assert CallOff.objects.get().by == desk.user
    tell_of_call_off(intake_id=door.pk)
    assert "5명 가운데 5명" in desk.client.get(where(door)).content.decode()
    mine = Client()
    mine.force_login(first.resident.user)
    page = mine.get(reverse("enrolment", args=[first.claim.public_id])).content.decode()
    for words in ("이번 회차는 열리지 않습니다", "봄에 다시 엽니다.", "돌려받을 계좌 적기"):
        assert words in page
    course = desk.client.get(reverse("course", args=[door.run.course.public_id]))
    assert "취소됨" in course.content.decode()


def test_mistakes_are_told_and_nothing_happens(desk, door):
    none = desk.client.post(where(door), {"reason": "", "words": ""})
    bare = desk.client.post(where(door), {"reason": "OTHER", "words": " "})
    number = desk.client.post(where(door), {"reason": "PLACE", "words": "800101-1234567"})
    assert [one.status_code for one in (none, bare, number)] == [422] * 3
    assert "어떤 사정인지 적어 주세요." in bare.content.decode()
    assert not CallOff.objects.exists()


def test_a_run_with_people_is_not_cancelled_in_its_form_without_a_word(desk, door):
    address = where(door, "provider_run_edit")
    form = desk.client.get(address).context["desk"]
    data = {
        name: value
        for name, value in form.form.initial.items()
        if value not in (None, "") and name != "weekdays"
    }
    meetings = form.meetings
    rows = {f"{meetings.prefix}-{one}": "0" for one in ("TOTAL_FORMS", "INITIAL_FORMS")}
    answer = desk.client.post(address, {**data, **rows, "status": "CANCELLED"})
    assert "모두에게 알리고 돈을 돌려드립니다" in answer.content.decode()
    assert Run.objects.get(pk=door.run_id).status != "CANCELLED"


def test_another_provider_calls_nothing_off(door):
    assert Desk().client.post(where(door), SAID).status_code == 404
