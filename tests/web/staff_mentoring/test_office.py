"""The office sees what is owed without names of those who ask, and keeps mentors' places."""

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.accounts.enums import Role
from naru.counselling.models import Mentor, Pairing
from tests.counselling.factories import MentorFactory, PairingFactory, RequestFactory, office
from tests.web.lives import browser
from tests.web.staff import client_of

pytestmark = pytest.mark.django_db


def test_what_is_owed_and_by_whom():
    one = RequestFactory(owner__name="담당 직원", resident__name="비밀 이름")
    client = client_of(Role.MANAGER)
    html = client.get(reverse("mentoring_office")).content.decode()
    assert "담당 직원" in html
    assert one.resident.name not in html
    assert client.post(reverse("mentoring_assign")).status_code == 302


def test_places_of_a_mentor():
    mentor = MentorFactory()
    client = client_of(Role.COUNSELLOR)
    page = reverse("mentoring_mentor", args=[mentor.public_id])
    assert client.post(page, {"capacity": "30"}).status_code == 302
    assert client.post(page, {"capacity": "many"}).status_code == 422
    assert Mentor.objects.get(pk=mentor.pk).capacity == 30
    assert "매주 수 10:00~12:00" in client.get(page).content.decode()


def test_a_person_takes_a_recommendation_and_later_changes_the_mentor():
    office()
    pairing = PairingFactory(state="PROPOSED", request=RequestFactory())
    Pairing.objects.update(resident=pairing.request.resident)
    client = browser(pairing.request.resident.user)
    page = reverse("my_mentor")
    assert "이 멘토와 함께하기" in client.get(page).content.decode()
    assert client.post(reverse("mentor_proposal"), {"say": "hm"}).status_code == 400
    client.post(reverse("mentor_proposal"), {"say": "accept"})
    assert Pairing.objects.get().state == "ASKED"
    Pairing.objects.update(state="ACTIVE")
    pairing.request.state, pairing.request.closed_at = "ANSWERED", timezone.now()
    pairing.request.save()
    client.post(reverse("mentor_change"))
    html = client.get(page).content.decode()
    assert "지난 기록과 글을 넘겨도 됩니다" in html
    assert client.post(reverse("mentor_pass_on"), {"say": "hm"}).status_code == 400
    client.post(reverse("mentor_pass_on"), {"say": "yes"})
    assert "넘겨도 된다고 하셨습니다." in client.get(page).content.decode()
