"""Managers see every run by channel, a provider's staff their own, few people nowhere."""

import pytest
from django.urls import reverse

from naru.accounts.enums import Role
from naru.enrolments.enums import Channel
from naru.flows.door_tasks import count_by_channel
from tests.accounts.factories import MembershipFactory
from tests.enrolments.factories import IntakeFactory
from tests.enrolments.queries.test_channels import crowd
from tests.web.lives import browser
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_manager_sees_all_and_the_provider_its_own():
    desk = Desk()
    door = IntakeFactory(run=desk.run(desk.course(publish=True)), capacity=20)
    crowd(door, Channel.WEB, 6, 6)
    crowd(IntakeFactory(run__course__title="다른 곳의 강좌", capacity=30), Channel.PAPER, 3, 9)
    manager = browser(MembershipFactory(role=Role.MANAGER).user)
    assert "아직 세지 않았습니다" in manager.get(reverse("staff_channels")).content.decode()
    count_by_channel(timestamp=0)
    whole = manager.get(reverse("staff_channels")).content.decode()
    own = desk.client.get(reverse("provider_channels")).content.decode()
    assert ("다른 곳의 강좌" in whole, "25.0 %" in whole, "50.0 %" in whole) == (True,) * 3
    assert "에 센 수입니다" in own
    assert ("다른 곳의 강좌" in own, "50.0 %" in own, "2026년 하반기" in own) == (False, True, True)


def test_a_few_are_nowhere_named():
    desk = Desk()
    door = IntakeFactory(run=desk.run(desk.course(publish=True)))
    crowd(door, Channel.PHONE, 1, 3)
    count_by_channel(timestamp=0)
    page = desk.client.get(reverse("provider_channels")).content.decode()
    assert ("적어서 보이지 않습니다" in page, "25.0" in page) == (True, False)
