"""Two of a provider's staff move somebody, and everybody reads that on the course's page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.accounts.enums import Role
from naru.enrolments.models import Application, Move
from tests.accounts.factories import MembershipFactory
from tests.enrolments.factories import ApplicationFactory, IntakeFactory
from tests.web.lives import browser
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db(transaction=True)
ASKED = {"wait_no": "2", "before_no": "1", "reason": "OBJECTION", "words": "이의가 맞았습니다."}


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def door(desk):
    now = timezone.now()
    week = timedelta(days=7)
    run = desk.run(desk.course(publish=True))
    door = IntakeFactory(
        run=run, capacity=1, opens_at=now - week, closes_at=now + week, offers_until_at=now + week
    )
    for no in (1, 2):
        ApplicationFactory(intake=door, no=no)
    return door


def address(door):
    return reverse("provider_waiting", args=[door.run.public_id])


def everybody_reads(door):
    page = Client().get(reverse("course", args=[door.run.course.public_id])).content.decode()
    return " ".join(page.split())


def test_one_asks_another_agrees_and_the_course_says_so(desk, door):
    assert "대기 차례를 옮긴 일이 없어요" in everybody_reads(door)
    assert desk.client.post(address(door), ASKED).status_code == 302
    own = desk.client.get(address(door)).content.decode()
    assert ("다른 직원의 동의를 기다립니다" in own, "동의하고 옮기기" in own) == (True, False)
    move = reverse("provider_move", args=[Move.objects.get().public_id])
    alone = desk.client.post(move, {"say": "agree"}, follow=True).content.decode()
    assert "스스로 동의할 수 없습니다" in alone
    second = MembershipFactory(organisation=desk.organisation, role=Role.PROVIDER)
    client = browser(second.user)
    assert "동의하고 옮기기" in client.get(address(door)).content.decode()
    assert "차례를 옮겼습니다" in client.post(move, {"say": "agree"}, follow=True).content.decode()
    waits = Application.objects.filter(intake=door).in_order()
    assert [one.wait_no for one in waits] == [2, 1]
    assert "대기 차례를 옮긴 일: 이의 신청이 받아들여짐 1번" in everybody_reads(door)


def test_a_mistake_is_told_and_the_list_names_nobody(desk, door):
    wrong = desk.client.post(address(door), ASKED | {"wait_no": "7"})
    assert wrong.status_code == 422
    assert "지금 기다리고 있지 않습니다" in wrong.content.decode()
    assert desk.client.post(address(door), {}).status_code == 422
    page = desk.client.get(address(door)).content.decode()
    assert [str(one.resident) in page for one in Application.objects.all()] == [False, False]


def test_another_provider_sees_and_moves_nothing(desk, door):
    desk.client.post(address(door), ASKED)
    other = Desk().client
    move = reverse("provider_move", args=[Move.objects.get().public_id])
    assert other.get(address(door)).status_code == 404
    assert other.post(move, {"say": "agree"}).status_code == 404
    second = MembershipFactory(organisation=desk.organisation, role=Role.PROVIDER)
    browser(second.user).post(move, {"say": "refuse"})
    assert Move.objects.get().agreed is False
