"""Two minutes, one link, no log-in; the city sees counts."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.outcomes.models import FollowUp
from naru.outcomes.queries import links
from tests.outcomes.factories import asked
from tests.web.lives import browser

pytestmark = pytest.mark.django_db


def text(answer):
    return " ".join(answer.content.decode().split())


def test_answered_changed_and_taken_back_without_log_in():
    one = asked(at=timezone.now())
    address = reverse("follow_up", args=[links.token(one)])
    anyone = Client()
    page = text(anyone.get(address))
    assert ("지금 무슨 일을 하고 계세요?" in page, one.resident.name in page) == (True, False)
    anyone.post(address, {"work": "own", "bad": "x"})
    anyone.post(address, {"work": "hired"})
    one.refresh_from_db()
    assert one.answers == {"work": "hired"}
    assert 'value="hired" checked' in text(anyone.get(address))
    me = browser(one.resident.user)
    assert address.removeprefix("/en") in me.get(reverse("follow_ups")).content.decode()
    anyone.post(address, {"do": "no-more"})
    assert FollowUp.objects.values_list("answers", "no_more").get() == ({}, True)
    assert "앞으로 묻지 않습니다" in text(anyone.get(address))
