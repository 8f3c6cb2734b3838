"""The dashboard says what happens now, with script or without, and names nobody."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.enrolments.classes import DAY, class_of
from tests.enrolments.factories import claim_at
from tests.residents.factories import ResidentFactory
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk():
    return Desk()


def opened(desk):
    now = timezone.now()
    door = class_of(desk, at=now)
    door.opens_at, door.closes_at = now - DAY / 24, now + DAY
    door.offers_until_at = now + DAY
    door.save()
    return door


def test_the_page_and_its_live_part_say_the_same(desk):
    door = opened(desk)
    late = claim_at(door, ResidentFactory(name="가람누리"), at=timezone.now() - DAY / 1440)
    client = desk.client
    page = client.get(reverse("provider_rush"))
    part = client.get(reverse("provider_rush_now"))
    for answer in (page, part):
        words = " ".join(answer.content.decode().split())
        assert "자리 3개 가운데 3개가 찼고, 2명이 기다립니다. 신청은 모두 6건입니다." in words
        assert "번호를 기다리는 신청이 1건 밀려 있습니다." in words
        assert late.resident.name not in words
        assert "no-store" in answer["Cache-Control"]
    assert "<html" not in part.content.decode()
    assert f'data-live="{reverse("provider_rush_now")}"' in page.content.decode()


def test_without_doors_it_says_when_they_appear(desk):
    opened(Desk())
    page = desk.client.get(reverse("provider_rush")).content.decode()
    assert "지금 신청을 받거나 곧 열 강좌가 없습니다" in page
