"""Closing a term on its page: what is missing, the rule with its source, results, files."""

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from naru.enrolments.models import Closing
from naru.residents.models import RecordView
from tests.enrolments.classes import DAY, class_of, closed, meetings
from tests.web.lives import browser
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk():
    return Desk()


def address(door, name="provider_closing"):
    return reverse(name, args=[door.run.public_id])


def test_a_running_class_says_what_is_missing_and_cannot_be_closed(desk):
    door = class_of(desk, at=timezone.now())
    page = " ".join(desk.client.get(address(door)).content.decode().split())
    assert "수업의 80% 이상 온 사람이 수료합니다." in page
    assert ("아직 끝나지 않았습니다." in page, "출석을 아무도 적지 않았습니다." in page) == (
        True,
        True,
    )
    assert "학기 마치고 결과 알리기" not in page
    said = desk.client.post(address(door), follow=True).content.decode()
    assert "아직 남은 수업이 있습니다." in said
    assert desk.client.get(address(door, "provider_results_csv")).status_code == 404
    assert (Closing.objects.count(), RecordView.objects.count()) == (0, 0)


def test_a_class_is_closed_on_its_page_and_the_learner_reads_it(desk):
    now = timezone.now()
    door = class_of(desk, at=now - 30 * DAY)
    for one in meetings(door.run):
        sheet = reverse("provider_sheet_of", args=[door.run.public_id, one.pk])
        desk.client.post(sheet, {"do": "all"})
    assert "3명 가운데 3명이 수료합니다" in desk.client.get(address(door)).content.decode()
    said = desk.client.post(address(door), follow=True).content.decode()
    assert ("학기를 마쳤습니다" in said, "김○나" in said) == (True, True)
    me = door.applications.get(seat_no=1)
    own = reverse("enrolment", args=[me.claim.public_id])
    mine = " ".join(browser(me.resident.user).get(own).content.decode().split())
    assert "수료했습니다." in mine
    assert "수업 3번 가운데 3번 왔습니다. 수료하려면 3번이 필요합니다." in mine


def test_both_files_hold_the_results_and_the_look_is_logged(desk):
    door = closed(desk, at=timezone.now())
    csv = desk.client.get(address(door, "provider_results_csv")).content.decode("utf-8-sig")
    assert csv.split("\r\n")[:4] == [
        "자리,이름,결과,온 횟수,수업 횟수,출석,지각,알리고 빠짐,결석",
        "1,김○나,수료함,3,3,3,0,0,0",
        "2,이○리,수료함,3,3,1,2,0,0",
        "3,박○나,수료하지 못함,1,3,1,0,1,1",
    ]
    made = desk.client.get(address(door, "provider_results_xlsx")).content
    assert list(load_workbook(BytesIO(made)).active.values)[3][2:4] == ("수료하지 못함", 1)
    assert RecordView.objects.filter(page="class.results").count() == 6


def test_after_closing_the_sheet_asks_for_a_reason(desk):
    door = closed(desk, at=timezone.now())
    third = door.applications.get(seat_no=3)
    sheet = reverse("provider_sheet_of", args=[door.run.public_id, meetings(door.run)[1].pk])
    said = desk.client.post(sheet, {f"a{third.pk}": "LATE"}, follow=True).content.decode()
    assert "학기를 마친 수업입니다. 고치려면 까닭을 적어 주세요." in said
    desk.client.post(sheet, {f"a{third.pk}": "LATE", "why": "잘못 적음"})
    third.result.refresh_from_db()
    assert third.result.came == 2


def test_another_provider_finds_nothing(desk):
    door = closed(desk, at=timezone.now())
    names = ("provider_closing", "provider_results_csv", "provider_results_xlsx")
    other = Desk().client
    assert [other.get(address(door, name)).status_code for name in names] == [404] * 3
