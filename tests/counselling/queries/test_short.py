"""What the home page says of mentor and goal: the next talk, the next step, the next answer."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.counselling.queries.short import Short, in_short
from tests.counselling.factories import (
    NOON,
    AppointmentFactory,
    GoalFactory,
    GoalStepFactory,
    PairingFactory,
    RequestFactory,
)
from tests.residents.factories import ResidentFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db


def test_somebody_new_has_nothing():
    assert in_short(ResidentFactory(), at=NOON) == Short(None, None, None, None, None)


def test_the_first_of_each():
    pairing = PairingFactory()
    who = pairing.resident
    talk = AppointmentFactory(resident=who, mentor=pairing.mentor)
    AppointmentFactory(resident=who, starts_at=datetime(2026, 12, 9, 1, tzinfo=UTC))
    AppointmentFactory(resident=who, starts_at=datetime(2026, 11, 1, 1, tzinfo=UTC))
    RequestFactory(resident=who, kind="QUESTION", due_on=date(2026, 11, 30))
    owed = RequestFactory(resident=who, kind="QUESTION")
    goal = GoalFactory(resident=who)
    GoalFactory(resident=who, state="PROPOSED", mentor_agreed_at=None)
    GoalStepFactory(goal=goal, done_at=NOON, due_on=date(2026, 11, 25))
    GoalStepFactory(goal=goal, due_on=date(2026, 12, 9))
    step = GoalStepFactory(goal=goal)
    assert in_short(who, at=NOON) == Short(pairing, talk, owed, goal, step)
    assert in_short(who, at=NOON).active


def test_the_home_page_leads_on_from_nothing_to_the_next_step():
    who = ResidentFactory()
    client = browser(who.user)
    home = reverse("me")
    assert "목표를 함께 정하고, 배우는 동안 이야기를 나눌 사람" in client.get(home).content.decode()
    asked = RequestFactory(resident=who, owner__name="담당 직원")
    assert "추천하는 멘토를 지금 골라도 됩니다." in client.get(home).content.decode()
    asked.state, asked.closed_at = "ANSWERED", NOON
    asked.save()
    PairingFactory(resident=who, request=asked, mentor__user__name="가상 멘토")
    html = client.get(home).content.decode()
    assert "가상 멘토 멘토" in html
    assert "이야기할 시간을 잡아 보세요." in html
    assert "이루고 싶은 것을 멘토와 함께 정해 보세요." in html
    GoalStepFactory(goal__resident=who, due_on=timezone.localdate() - timedelta(days=1))
    html = client.get(home).content.decode()
    assert "다음에 할 일: 강좌 하나 고르기" in html
    assert "날이 지남" in html
