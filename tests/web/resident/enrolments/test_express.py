"""The short way of a click answers as the long one, and lets everything else go the long way."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.enrolments.models import Claim
from naru.enrolments.queries import door as doors
from naru.web.acting import start_acting
from naru.web.resident.enrolments import express, keys
from tests.access.enrolments import open_door
from tests.residents.factories import ResidentFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def door():
    return open_door({})


@pytest.fixture
def taken(monkeypatch):
    """The clicks that went the short way."""
    found, answer = [], express._answer
    monkeypatch.setattr(express, "_answer", lambda claim: found.append(claim) or answer(claim))
    return found


def address(door):
    return reverse("course_apply", args=[door.run.course.public_id, door.run.public_id])


def form(door, resident):
    return {"key": keys.make(intake=door, resident=resident, turn=0)}


def press(client, door, sent, **more):
    """The click as a browser sends it."""
    body = "&".join(f"{name}={value}" for name, value in sent.items())
    kind = "application/x-www-form-urlencoded"
    return client.post(address(door), body, content_type=kind, **more)


def test_both_ways_answer_alike(door, taken):
    resident = ResidentFactory()
    client = browser(resident.user)
    short = press(client, door, form(door, resident))
    long = press(client, door, form(door, resident) | {"more": "1"})
    assert taken == [Claim.objects.get().public_id]
    assert (short.status_code, long.status_code) == (302, 302)
    unlike = {"Content-Security-Policy", "Content-Type"}
    assert {k: v for k, v in short.items() if k not in unlike} == {
        k: v for k, v in long.items() if k not in unlike
    }
    assert sorted(short["Content-Security-Policy"]) == sorted(long["Content-Security-Policy"])


def test_a_click_needs_the_token_of_a_page_of_ours(door, taken):
    resident = ResidentFactory()
    client = Client(enforce_csrf_checks=True)
    client.force_login(resident.user)
    assert press(client, door, form(door, resident)).status_code == 403
    client.get(address(door))
    token = client.cookies["csrftoken"].value
    wrong = form(door, resident) | {"csrfmiddlewaretoken": "x" * 32}
    assert press(client, door, wrong).status_code == 403
    assert not Claim.objects.exists()
    right = form(door, resident) | {"csrfmiddlewaretoken": token}
    assert press(client, door, right).status_code == 302
    assert len(taken) == 1
    other = press(client, door, right, HTTP_ORIGIN="https://elsewhere.example")
    assert other.status_code == 403


def test_visitors_strangers_and_forged_keys_get_the_long_way_s_answer(door, taken):
    resident, other = ResidentFactory(), ResidentFactory()
    client = browser(resident.user)
    visitor = press(Client(), door, form(door, resident))
    assert (visitor.status_code, "/account/login/" in visitor.url) == (302, True)
    assert press(client, door, form(door, other)).status_code == 409
    assert press(client, door, {}).status_code == 422
    assert press(client, door, form(door, resident), HTTP_HOST="else.example").status_code == 400
    client.cookies["sessionid"] = "made-up"
    assert press(client, door, form(door, resident)).status_code == 302
    assert (taken, Claim.objects.count()) == ([], 0)


def test_whoever_acts_for_another_goes_the_long_way(door, taken):
    resident, other = ResidentFactory(), ResidentFactory()
    client = browser(resident.user)
    request = type("Request", (), {"session": client.session})
    start_acting(request, resident=other, membership=None)
    request.session.save()
    press(client, door, form(door, resident))
    assert (taken, Claim.objects.count()) == ([], 0)


def test_a_session_is_prolonged_by_the_page_that_the_click_leads_to(door, taken):
    resident = ResidentFactory()
    client = browser(resident.user)
    mine = Session.objects.filter(session_key=client.session.session_key)
    soon = timezone.now() + timedelta(minutes=10)
    mine.update(expire_date=soon)
    answer = press(client, door, form(door, resident))
    assert (len(taken), mine.get().expire_date) == (1, soon)
    client.get(answer["Location"])
    assert mine.get().expire_date > soon


def test_a_rule_or_a_fee_is_asked_the_long_way(door, taken):
    resident = ResidentFactory()
    door.run.fee_won, door.run.payer = 10_000, "LEARNER"
    door.run.save()
    assert press(browser(resident.user), door, form(door, resident)).status_code == 302
    assert (taken, Claim.objects.count()) == ([], 1)


def test_among_hundreds_a_door_is_read_once_in_a_while(door, taken, monkeypatch):
    """What was read before stands for half a second; what was not looked at again the database
    looks at: a door that has closed in the meantime lets nobody in."""
    monkeypatch.setattr(express.numbering, "in_rush", lambda now: True)
    monkeypatch.setattr(express, "A_SECOND", 0)
    express._lately.cache_clear()
    reads, read = [], doors.door_at
    monkeypatch.setattr(doors, "door_at", lambda *at: reads.append(at) or read(*at))
    people = [ResidentFactory() for _ in range(3)]
    for one in people[:2]:
        press(browser(one.user), door, form(door, one))
    assert len(reads) == 1
    door.closes_at = timezone.now() - timedelta(seconds=1)
    door.save()
    refused = press(browser(people[2].user), door, form(door, people[2]))
    assert refused.status_code == 409
    express._lately.cache_clear()
    claims = [Claim.objects.get(public_id=one) for one in taken]
    assert [one.resident for one in claims] == people[:2]
