"""The office adds rooms, and closes one without losing what is booked in it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.accounts.enums import Role
from naru.counselling.models import Room
from tests.counselling.factories import AppointmentFactory, MentorFactory, RoomFactory
from tests.web.staff import client_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_room_is_added_once_and_closed_when_its_talks_have_another():
    mentor = MentorFactory()
    client = client_of(Role.MANAGER)
    page = reverse("mentoring_rooms")
    told = {"organisation": mentor.organisation.code, "name_ko": "새 방", "name_en": ""}
    assert "아직 방이 없습니다" in client.get(page).content.decode()
    assert client.post(page, told).status_code == 302
    assert client.post(page, told).status_code == 422
    room = Room.objects.get(name_ko="새 방")
    talk = AppointmentFactory(
        channel="OFFICE", room=room, mentor=mentor, starts_at=timezone.now() + timedelta(days=2)
    )
    closing = reverse("mentoring_room", args=[room.public_id])
    html = client.get(closing).content.decode()
    assert "옮길 방이 없습니다" in html
    assert talk.resident.name not in html
    client.post(closing)
    room.refresh_from_db()
    assert room.closed_on is None
    other = RoomFactory(organisation=mentor.organisation)
    assert f"옮길 방: {other.name_ko}" in client.get(closing).content.decode()
    assert client.post(closing).status_code == 302
    talk.refresh_from_db()
    assert talk.room == other
    assert client.get(closing).status_code == 404
