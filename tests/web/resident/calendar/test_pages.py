"""The calendar page, the address told once, and the feed that stops when it is told to."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.enrolments.models import Feed
from tests.catalogue.own import Staff
from tests.enrolments.classes import class_of
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def door():
    return class_of(Staff(), at=timezone.now())


@pytest.fixture
def me(door):
    return door.applications.get(seat_no=1).resident


def made(client):
    page = client.post(reverse("my_calendar_address"), {"do": "new"}, follow=True).content.decode()
    return re.search(r"https?://\S+/calendar/[\w-]+\.ics", page).group()


def test_the_page_shows_what_comes_and_the_address_once(me, door):
    client = browser(me.user)
    page = client.get(reverse("my_calendar")).content.decode()
    assert (page.count("엑셀로 배우는 가게 장부"), "새빛캠퍼스 301호" in page) == (2, True)
    address = made(client)
    again = client.get(reverse("my_calendar")).content.decode()
    assert (address in again, "새 주소 만들기" in again) == (False, True)


def test_the_feed_needs_no_log_in_names_nobody_and_is_private(me, door):
    address = made(browser(me.user))
    answer = Client().get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert sorted(answer["Cache-Control"].split(", ")) == ["no-cache", "private"]
    text = answer.content.decode()
    assert text.count("BEGIN:VEVENT") == 3
    assert [word in text for word in (me.name, me.user.email, me.code)] == [False] * 3
    same = Client().get(address, headers={"If-None-Match": answer["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    assert "sessionid" not in Client().get(address).cookies


def test_a_new_address_or_none_stops_the_old_one_at_once(me):
    client = browser(me.user)
    old = made(client)
    new = made(client)
    assert [Client().get(one).status_code for one in (old, new)] == [404, 200]
    client.post(reverse("my_calendar_address"), {"do": "end"})
    assert (Client().get(new).status_code, Feed.objects.count()) == (404, 0)
    assert Client().get(new[:-5] + "x.ics").status_code == 404


def test_the_list_says_what_to_do_next_and_the_first_page_too(me, door):
    client = browser(me.user)
    for name in ("enrolments", "me"):
        page = client.get(reverse(name)).content.decode()
        assert "‘엑셀로 배우는 가게 장부’ 수업에 가기:" in page
    assert "신청한 강좌가 1개 있습니다" in client.get(reverse("me")).content.decode()
