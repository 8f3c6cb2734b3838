"""Booking, giving back and coming earlier, as people do it on the pages."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.counselling.enums import TalkState
from naru.counselling.models import Appointment
from naru.counselling.queries.talk_links import token
from naru.web.resident.mentoring.talks import in_short
from naru.web.templatetags.words import day_time
from tests.counselling.factories import AppointmentFactory, MentorFactory, PairingFactory
from tests.residents.factories import ResidentFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db
ALL_WEEK = [(day, time(9), time(20)) for day in range(1, 8)]


@pytest.fixture
def pairing():
    return PairingFactory(mentor=MentorFactory(hours=ALL_WEEK))


def test_each_state_is_told_in_words():
    told = {code: in_short([Appointment(state=code)])[0]["state"] for code in TalkState.values}
    assert told == {code: str(words) for code, words in TalkState.choices}


def test_booked_given_back_and_taken_along_in_three_steps(pairing):
    client = browser(pairing.resident.user)
    new = reverse("appointment_new")
    assert client.get(new).status_code == 200
    times = client.get(new, {"reason": "check-in", "channel": "PHONE"})
    first = times.context["slots"][0].starts_at
    said = f'<option value="{first.isoformat()}">{day_time(first)}</option>'
    assert said in times.content.decode(), "a closed list shows one line: it names the day"
    address = f"{new}?reason=check-in&channel=PHONE"
    assert client.post(address, {}).status_code == 422
    answer = client.post(address, {"starts_at": first.isoformat()})
    one = Appointment.objects.get()
    assert answer["Location"] == reverse("appointment", args=[one.public_id])
    assert (one.starts_at, one.way, one.booked_by) == (first, "resident", pairing.resident.user)
    assert "내 달력에 담기" in client.get(answer["Location"]).content.decode()
    file = client.get(reverse("appointment_invite", args=[one.public_id]))
    assert file["Content-Type"].startswith("text/calendar")
    assert b"METHOD:REQUEST" in file.content
    client.post(reverse("appointment_earlier", args=[one.public_id]), {"say": "yes"})
    assert Appointment.objects.get().earlier_since is not None
    client.post(reverse("appointment_give_back", args=[one.public_id]))
    assert Appointment.objects.get().state in {"CANCELLED", "EXCUSED"}
    assert "지난 약속" in client.get(reverse("appointments")).content.decode()


def test_a_way_that_does_not_fit_the_reason_says_so(pairing):
    page = browser(pairing.resident.user).get(
        reverse("appointment_new"), {"reason": "check-in", "channel": "OFFICE"}
    )
    assert "이 까닭으로는 그 방법으로 이야기하지 않습니다." in page.content.decode()


def test_without_a_mentor_one_is_led_to_finding_one():
    client = browser(ResidentFactory().user)
    assert client.get(reverse("appointment_new"))["Location"] == reverse("my_mentor")


def test_an_offer_is_taken():
    soon = timezone.now() + timedelta(days=3)
    later = AppointmentFactory(starts_at=soon + timedelta(days=1))
    offer = AppointmentFactory(
        resident=later.resident, mentor=later.mentor, starts_at=soon, state="OFFERED",
        offer_until_at=timezone.now() + timedelta(hours=1), instead_of=later,
    )  # fmt: skip
    client = browser(later.resident.user)
    assert "이 시간으로 당기기" in client.get(reverse("appointments")).content.decode()
    address = reverse("appointment_offer", args=[offer.public_id])
    assert client.post(address, {"say": "perhaps"}).status_code == 400
    client.post(address, {"say": "accept"})
    later.refresh_from_db()
    offer.refresh_from_db()
    assert (later.state, offer.state) == ("CANCELLED", "BOOKED")


def test_the_address_in_a_message_gives_a_time_back_and_looking_does_not(client):
    one = AppointmentFactory(starts_at=timezone.now() + timedelta(days=3))
    address = reverse("talk", args=[token(one)])
    html = client.get(address).content.decode()
    assert "이 약속 취소하기" in html
    assert one.resident.name not in html
    assert Appointment.objects.get().state == "BOOKED"
    client.post(address)
    assert Appointment.objects.get().state == "CANCELLED"
    assert "이 약속 취소하기" not in client.get(address).content.decode()


def test_somebody_elses_appointment_is_not_there():
    one = AppointmentFactory()
    client = browser(ResidentFactory().user)
    for name in ("appointment", "appointment_invite"):
        assert client.get(reverse(name, args=[one.public_id])).status_code == 404
    for name in ("appointment_give_back", "appointment_earlier"):
        assert client.post(reverse(name, args=[one.public_id])).status_code == 404
    assert Appointment.objects.get().state == "BOOKED"
