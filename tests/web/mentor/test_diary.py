"""A mentor's diary: who comes, who came, and saying that one cannot."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.residents.models import RecordView
from tests.counselling.factories import AppointmentFactory, MentorFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db


def close(one, say, mentor=None):
    client = browser((mentor or one.mentor).user)
    return client.post(reverse("mentor_close", args=[one.public_id]), {"say": say}).status_code


def test_what_is_over_is_closed_and_what_comes_can_be_called_off():
    now = timezone.now()
    past = AppointmentFactory(starts_at=now - timedelta(hours=2))
    coming = AppointmentFactory(mentor=past.mentor, starts_at=now + timedelta(days=1))
    html = browser(past.mentor.user).get(reverse("mentor_diary")).content.decode()
    assert all(name in html for name in (past.resident.name, coming.resident.name))
    assert RecordView.objects.count() == 2
    assert close(past, "MAYBE") == 400
    assert close(past, "NO_SHOW") == close(coming, "off") == 302
    for one in (past, coming):
        one.refresh_from_db()
    assert (past.state, coming.state) == ("NO_SHOW", "CANCELLED")


def test_another_mentors_appointment_is_not_there():
    one = AppointmentFactory(starts_at=timezone.now() - timedelta(hours=2))
    assert close(one, "HELD", mentor=MentorFactory()) == 404
    one.refresh_from_db()
    assert one.state == "BOOKED"
