"""Taking attendance: by hand with the keyboard, and a code on the wall."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.enrolments.models import Attendance, Correction
from naru.residents.models import RecordView
from tests.enrolments.classes import class_of, meetings
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def door(desk):
    return class_of(desk, at=timezone.now())


def address(door, name="provider_sheet_of", meeting=1):
    return reverse(name, args=[door.run.public_id, meetings(door.run)[meeting].pk])


def chosen(page):
    return dict(re.findall(r'name="a(\d+)"\s+value="([A-Z]+)" checked', page))


def test_the_sheet_names_people_logs_the_look_and_keeps_corrections(desk, door):
    client, where = desk.client, address(door)
    page = client.get(where).content.decode()
    assert f'href="{address(door, meeting=2)}"' in page
    assert [name in page for name in ("김하나", "이두리", "박세나")] == [True] * 3
    assert set(RecordView.objects.values_list("page", flat=True)) == {"class.attendance"}
    one, two, three = door.applications.filter(state="SEATED").order_by("seat_no")
    client.post(where, {f"a{one.pk}": "LATE", f"a{two.pk}": "NONSENSE", "do": "save"})
    client.post(where, {"do": "all"})
    page = client.get(where).content.decode()
    assert chosen(page) == {str(one.pk): "LATE", str(two.pk): "PRESENT", str(three.pk): "PRESENT"}
    client.post(where, {f"a{two.pk}": "ABSENT", "why": "=잘못 눌렀음", "do": "save"})
    page = client.get(where).content.decode()
    assert ("출석 → 결석" in page, "잘못 눌렀음" in page) == (True, True)
    assert (Attendance.objects.count(), Correction.objects.count()) == (3, 1)
    days = client.get(reverse("provider_meetings", args=[door.run.public_id])).content.decode()
    assert "3명 가운데 3명을 적었고, 2명이 왔습니다." in days


def test_a_meeting_to_come_is_refused_in_words(desk, door):
    one = door.applications.get(seat_no=1)
    where = address(door, meeting=2)
    said = desk.client.post(where, {f"a{one.pk}": "PRESENT"}, follow=True).content.decode()
    assert "아직 시작하지 않은 수업입니다." in said
    assert "disabled" in said


def test_the_code_stands_on_the_page_without_script_and_not_before_its_time(desk, door):
    client = desk.client
    now = client.get(address(door, "provider_code"))
    page = now.content.decode()
    assert ("ui-qr" in page, "60초마다" in page, "no-store" in now["Cache-Control"]) == (True,) * 3
    assert "data-live" in page
    part = client.get(address(door, "provider_code_now")).content.decode()
    assert ("ui-qr" in part, "<html" in part) == (True, False)
    for meeting in (0, 2):
        closed = client.get(address(door, "provider_code", meeting)).content.decode()
        assert ("ui-qr" in closed, "지금은 출석을 받는 때가 아닙니다" in closed) == (False, True)


def test_meetings_of_another_class_are_not_there(desk, door):
    other = class_of(Desk(), at=timezone.now())
    strange = reverse("provider_sheet_of", args=[door.run.public_id, meetings(other.run)[1].pk])
    assert desk.client.get(strange).status_code == 404
    names = ("provider_sheet_of", "provider_code", "provider_code_now")
    assert [desk.client.get(address(other, name)).status_code for name in names] == [404] * 3
    assert Attendance.objects.count() == 0
