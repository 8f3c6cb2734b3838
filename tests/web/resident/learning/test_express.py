"""The short way of a sign of life answers as the long one, and lets everything else go that way."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from naru.accounts.models import User
from naru.lessons.models import Progress, Watch
from naru.residents.enums import ResidentState
from naru.residents.models import Resident
from naru.web.acting import start_acting
from naru.web.resident.learning import express
from naru.web.sessions import SessionStore
from tests.accounts.factories import UserFactory
from tests.lessons.learners import MINUTE, learner
from tests.residents.factories import ResidentFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)
BEAT = "/me/learning/beat/"


@pytest.fixture
def learning():
    return learner(at=timezone.now())


@pytest.fixture
def client(learning):
    found = browser(learning.resident.user)
    found.get(reverse("learning_lesson", args=[learning.public_id, "cells"]))
    return found


@pytest.fixture
def taken(monkeypatch):
    """The signs that went the short way, by the person."""
    found, beaten, counted = [], express.beaten, express.counted

    def again(resident, told, still):
        answer = counted(resident, told, still)
        found.extend([resident] if answer else [])
        return answer

    monkeypatch.setattr(
        express, "beaten", lambda resident, told: found.append(resident) or beaten(resident, told)
    )
    monkeypatch.setattr(express, "counted", again)
    return found


def sign(learning, number=1, **more):
    Watch.objects.update(last_at=timezone.now() - 10 * timedelta(seconds=1))
    page = Watch.objects.get(resident=learning.resident).page
    return {"page": page, "number": number, **more}


def send(client, told, place=BEAT, **more):
    """As the page sends it."""
    body = "&".join(f"{name}={value}" for name, value in told.items())
    return client.post(place, body, content_type="application/x-www-form-urlencoded", **more)


def test_both_ways_answer_alike(client, learning, taken):
    short = send(client, sign(learning))
    long = send(client, sign(learning, 2, more="1"))
    assert taken == [learning.resident_id]
    assert (short.json(), long.json()) == (
        {"sign": "counted", "seconds": 10},
        {"sign": "counted", "seconds": 20},
    )
    moving = {"Expires", "Content-Security-Policy"}
    assert {k: v for k, v in short.items() if k not in moving} == {
        k: v for k, v in long.items() if k not in moving
    }
    again = send(client, sign(learning))
    assert again.json() == {"sign": "known", "seconds": 20}
    elsewhere = send(client, sign(learning) | {"page": "0" * 32})
    assert (elsewhere.status_code, len(taken)) == (409, 3)
    english = send(client, sign(learning, 3), place=f"/en{BEAT}")
    assert (english["Content-Language"], len(taken)) == ("en", 4)
    assert Progress.objects.get(learning=learning, lesson="cells").time >= timedelta(seconds=30)


def test_a_sign_needs_the_token_of_a_page_of_ours(learning, taken):
    client = Client(enforce_csrf_checks=True)
    client.force_login(learning.resident.user)
    client.get(reverse("learning_lesson", args=[learning.public_id, "cells"]))
    assert send(client, sign(learning)).status_code == 403
    assert send(client, sign(learning, csrfmiddlewaretoken="x" * 32)).status_code == 403
    token = client.cookies["csrftoken"].value
    other = sign(learning, csrfmiddlewaretoken=token)
    assert send(client, other, HTTP_ORIGIN="https://elsewhere.example").status_code == 403
    assert taken == []
    assert send(client, sign(learning, csrfmiddlewaretoken=token)).status_code == 200
    assert taken == [learning.resident_id]


def test_visitors_and_helpers_get_the_long_way_s_answer(client, learning, taken):
    told = sign(learning)
    visitor = send(Client(), told)
    assert (visitor.status_code, "/account/login/" in visitor.url) == (302, True)
    request = type("Request", (), {"session": client.session})
    start_acting(request, resident=ResidentFactory(), membership=None)
    request.session.save()
    assert send(client, told).status_code == 302
    assert (taken, Watch.objects.get().number) == ([], 0)


def test_a_session_is_prolonged_every_few_minutes(client, learning, taken):
    mine = Session.objects.filter(session_key=client.session.session_key)
    nearly = timezone.now() + 26 * MINUTE
    mine.update(expire_date=nearly)
    assert send(client, sign(learning)).status_code == 200
    assert (len(taken), mine.get().expire_date) == (1, nearly)
    mine.update(expire_date=timezone.now() + 24 * MINUTE)
    assert send(client, sign(learning, 2)).status_code == 200
    assert (len(taken), mine.get().expire_date > nearly) == (1, True)


def test_the_second_sign_of_a_session_takes_one_statement(client, learning, taken):
    assert send(client, sign(learning)).json() == {"sign": "counted", "seconds": 10}
    told = sign(learning, 2)
    with CaptureQueriesContext(connection) as asked:
        again = send(client, told)
    assert (again.json(), len(asked)) == ({"sign": "counted", "seconds": 20}, 1)
    assert taken == [learning.resident_id] * 2


def test_the_first_takes_two_where_the_log_in_is_in_its_list(client, learning, taken):
    UserSession.objects.create(
        user=learning.resident.user, ip="127.0.0.1", session_key=client.session.session_key
    )
    told = sign(learning)
    with CaptureQueriesContext(connection) as asked:
        answer = send(client, told)
    assert (answer.json(), len(asked)) == ({"sign": "counted", "seconds": 10}, 2)
    UserSession.objects.update(user=UserFactory())
    mine = Session.objects.get()
    Session.objects.update(session_data=SessionStore().encode(mine.get_decoded()))
    assert send(client, sign(learning, 2)).json() == {"sign": "counted", "seconds": 20}
    assert taken == [learning.resident_id] * 2
    User.objects.update(password="another")
    assert send(client, sign(learning, 3)).status_code == 302


def act_for_somebody(client):
    request = type("Request", (), {"session": client.session})
    start_acting(request, resident=ResidentFactory(), membership=None)
    request.session.save()


def test_whoever_was_known_a_moment_ago_is_not_once_anything_ended(taken):
    def is_another(client, who):
        User.objects.filter(pk=who.user_id).update(password="another")

    def is_closed(client, who):
        User.objects.filter(pk=who.user_id).update(is_active=False)

    def is_erased(client, who):
        Resident.objects.filter(pk=who.pk).update(
            state=ResidentState.ERASED, name="", erased_at=timezone.now()
        )

    def is_over(client, who):
        mine = Session.objects.filter(pk=client.session.session_key)
        mine.update(expire_date=timezone.now())

    for ends in (
        lambda client, who: client.session.delete(),
        is_over, is_another, is_closed, is_erased,
        lambda client, who: act_for_somebody(client),
    ):  # fmt: skip
        one = learner(at=timezone.now())
        client = browser(one.resident.user)
        client.get(reverse("learning_lesson", args=[one.public_id, "cells"]))
        for number in (1, 2):
            assert send(client, sign(one, number)).status_code == 200
        told = sign(one, 3)
        ends(client, one.resident)
        assert send(client, told).status_code in {302, 403}
        assert Watch.objects.get(resident=one.resident).number == 2
        assert taken == [one.resident_id] * 2
        taken.clear()
