"""From the scan to the mark: before log-in, with it, and everything that is refused."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.enrolments.models import Attendance
from naru.enrolments.pack import attendance_terms
from naru.enrolments.services import arriving
from tests.catalogue.own import Staff
from tests.enrolments.classes import class_of, meetings
from tests.residents.factories import ResidentFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def door():
    return class_of(Staff(), at=timezone.now())


def scanned(door, *, meeting=1, ago=timedelta()):
    at = timezone.now() - ago
    terms = attendance_terms(timezone.localdate(at))
    word = arriving.code_of(meetings(door.run)[meeting].pk, terms=terms, at=at)
    return reverse("attend", args=[word])


def learner(door):
    return door.applications.get(seat_no=1).resident


def test_scanned_first_logged_in_then_marked_once_and_seen_by_oneself(door):
    client, me = Client(), learner(door)
    assert client.get(scanned(door))["Location"] == reverse("my_attend")
    assert "/login/" in client.get(reverse("my_attend"))["Location"]
    client.force_login(me.user)
    page = client.get(reverse("my_attend")).content.decode()
    assert "이 수업에 와 있으면" in page
    assert Attendance.objects.count() == 0
    said = client.post(reverse("my_attend"), follow=True).content.decode()
    assert "지각으로 적었습니다." in said
    assert ("내 출석" in said, "본인이 코드로 찍음" in said) == (True, True)
    assert client.post(reverse("my_attend")).status_code == 409
    one = Attendance.objects.get()
    assert (one.application.resident, one.marked, one.by) == (me, "SCAN", me.user)


def test_old_and_forged_codes_are_refused_in_words(door):
    client = browser(learner(door).user)
    old = client.get(scanned(door, ago=timedelta(minutes=3)))
    forged = client.get(scanned(door)[:-2] + "/")
    assert (old.status_code, "지난 코드입니다." in old.content.decode()) == (409, True)
    assert (forged.status_code, "쓸 수 없는 코드입니다." in forged.content.decode()) == (409, True)
    assert "먼저 교실에 걸린 코드를" in client.get(reverse("my_attend")).content.decode()


def test_too_early_too_late_and_strangers_are_refused_in_words(door):
    words = {0: "수업이 끝나", 2: "아직 출석을 받지 않습니다"}
    client = browser(learner(door).user)
    for meeting, told in words.items():
        client.get(scanned(door, meeting=meeting))
        answer = client.post(reverse("my_attend"))
        assert (answer.status_code, told in answer.content.decode()) == (409, True)
    stranger = browser(ResidentFactory().user)
    stranger.get(scanned(door))
    assert "이 수업에 자리가 없어" in stranger.post(reverse("my_attend")).content.decode()
    assert Attendance.objects.count() == 0


def test_a_scan_of_long_ago_counts_no_more(door):
    client = browser(learner(door).user)
    client.get(scanned(door))
    kept = client.session
    kept["scanned"][1] = (timezone.now() - timedelta(minutes=16)).isoformat()
    kept.save()
    assert client.post(reverse("my_attend")).status_code == 409
