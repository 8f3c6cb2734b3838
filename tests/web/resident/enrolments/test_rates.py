"""One account that presses thousands of times costs little and gets nothing by it."""

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from naru.enrolments.models import Claim
from naru.web.resident.enrolments import keys, rates
from tests.access.enrolments import open_door
from tests.residents.factories import ResidentFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)
PRESSES, ADMITTED, DOORS = 120, 5, 8
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def one_minute(monkeypatch):
    """However slow the machine is, all of it lies within one minute."""
    monkeypatch.setattr(rates, "MINUTE_S", 10**9)
    rates._pressed.clear()


def test_hundreds_of_presses_of_one_account_are_refused_cheaply(caplog):
    resident, other = ResidentFactory(), ResidentFactory()
    client = browser(resident.user)
    key = client.session.session_key
    UserSession.objects.create(user=resident.user, ip="127.0.0.1", session_key=key)
    doors = [open_door({}) for _ in range(DOORS)]
    places = [
        (reverse("course_apply", args=[one.run.course.public_id, one.run.public_id]),
         f"key={keys.make(intake=one, resident=resident, turn=0)}")
        for one in doors
    ]  # fmt: skip
    answers, asked = [], []
    for number in range(PRESSES):
        place, body = places[number % DOORS]
        with CaptureQueriesContext(connection) as queries:
            answers.append(client.post(place, body, content_type=FORM).status_code)
        asked.append(len(queries))
    free = settings.PRESSES_A_MINUTE
    assert set(answers[:free]) == {302, 409}
    assert answers[free:] == [429] * (PRESSES - free)
    assert max(asked[free:]) <= 5
    assert Claim.objects.count() == ADMITTED
    said = f"Account {resident.user.pk} presses too often; it has to wait for a minute."
    assert [one.message for one in caplog.records].count(said) == 1

    place, door = places[0][0], doors[0]
    theirs = keys.make(intake=door, resident=other, turn=0)
    answer = browser(other.user).post(place, f"key={theirs}", content_type=FORM)
    assert answer.status_code == 302


def test_the_refusal_is_a_page_in_words():
    resident = ResidentFactory()
    door = open_door({})
    place = reverse("course_apply", args=[door.run.course.public_id, door.run.public_id])
    rates._pressed[resident.user.pk] = settings.PRESSES_A_MINUTE
    rates._minutes[0] = 0
    for start, words in (("", "너무 자주 요청하셨습니다"), ("/en", "Please wait a moment")):
        answer = browser(resident.user).post(start + place, {"key": "x"})
        assert (answer.status_code, words in answer.content.decode()) == (429, True)


def test_the_next_minute_counts_anew(monkeypatch):
    monkeypatch.setattr(rates, "MINUTE_S", 60)
    pressed = [rates.press(1, now=600.0) for _ in range(settings.PRESSES_A_MINUTE + 1)]
    assert pressed == [False] * settings.PRESSES_A_MINUTE + [True]
    assert rates.used_up(1, now=659.9)
    assert not rates.used_up(2, now=659.9)
    assert not rates.press(1, now=660.0)
