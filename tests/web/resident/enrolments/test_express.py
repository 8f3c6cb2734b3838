"""The short way of a click answers as the long one, and lets everything else go the long way."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.accounts.models import User
from naru.enrolments.enums import OffReason, State
from naru.enrolments.models import Application, Claim
from naru.enrolments.queries import door as doors
from naru.enrolments.services.calling_off import call_off, sweep
from naru.residents.services import leaving
from naru.web.acting import start_acting
from naru.web.resident.enrolments import express
from tests.access.enrolments import open_door
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import stand
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


def form(client, door):
    """The form as the page makes it."""
    page = client.get(address(door)).content.decode()
    return {"key": re.search(r'name="key" value="([^"]+)"', page).group(1)}


def press(client, door, sent, **more):
    """The click as a browser sends it."""
    body = "&".join(f"{name}={value}" for name, value in sent.items())
    kind = "application/x-www-form-urlencoded"
    return client.post(address(door), body, content_type=kind, **more)


def test_both_ways_answer_alike(door, taken):
    resident = ResidentFactory()
    client = browser(resident.user)
    sent = form(client, door)
    short = press(client, door, sent)
    long = press(client, door, sent | {"more": "1"})
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
    sent = form(client, door)
    assert press(client, door, sent).status_code == 403
    token = client.cookies["csrftoken"].value
    wrong = sent | {"csrfmiddlewaretoken": "x" * 32}
    assert press(client, door, wrong).status_code == 403
    assert not Claim.objects.exists()
    right = sent | {"csrfmiddlewaretoken": token}
    assert press(client, door, right).status_code == 302
    assert len(taken) == 1
    other = press(client, door, right, HTTP_ORIGIN="https://elsewhere.example")
    assert other.status_code == 403


def test_visitors_strangers_and_forged_keys_get_the_long_way_s_answer(door, taken):
    resident, other = ResidentFactory(), ResidentFactory()
    client, another = browser(resident.user), browser(other.user)
    mine, theirs = form(client, door), form(another, door)
    visitor = press(Client(), door, mine)
    assert (visitor.status_code, "/account/login/" in visitor.url) == (302, True)
    assert press(client, door, theirs).status_code == 409
    assert press(client, door, {"key": mine["key"] + "x"}).status_code == 409
    assert press(client, open_door({}), mine).status_code == 409
    assert press(client, door, {}).status_code == 422
    assert press(client, door, mine, HTTP_HOST="else.example").status_code == 400
    client.cookies["sessionid"] = "made-up"
    assert press(client, door, mine).status_code == 302
    assert (taken, Claim.objects.count()) == ([], 0)


def log_out(client, _resident):
    Session.objects.all().delete()


def change_the_password(client, resident):
    resident.user.set_password("다른 열쇠말 하나")
    resident.user.save()


def lock_the_account(client, resident):
    User.objects.filter(pk=resident.user_id).update(is_active=False)


def erase_the_record(client, resident):
    leaving.drop_unproved(resident_id=resident.pk, by=resident.user, at=timezone.now())


def act_for_another(client, _resident):
    request = type("Request", (), {"session": client.session})
    start_acting(request, resident=ResidentFactory(), membership=None)
    request.session.save()


@pytest.mark.parametrize(
    "change",
    [log_out, change_the_password, lock_the_account, erase_the_record, act_for_another],
)
def test_what_the_form_knew_and_is_no_more_counts_for_nothing(door, taken, change):
    resident = ResidentFactory()
    client = browser(resident.user)
    sent = form(client, door)
    change(client, resident)
    press(client, door, sent)
    assert (taken, Claim.objects.count()) == ([], 0)


def test_who_has_come_to_another_door_since_is_looked_at_anew_and_taken(door, taken):
    resident = ResidentFactory()
    client = browser(resident.user)
    sent = form(client, door)
    stand(open_door({}), resident, at=timezone.now())
    assert press(client, door, sent).status_code == 302
    assert [one.earlier for one in Claim.objects.filter(public_id__in=taken)] == [1]


def test_a_session_that_was_prolonged_since_is_known_by_its_form(door, taken):
    """The page prolongs it when it was not used for a while; the next one does so again."""
    resident = ResidentFactory()
    client = browser(resident.user)
    mine = Session.objects.filter(session_key=client.session.session_key)
    mine.update(expire_date=timezone.now() + timedelta(minutes=10))
    sent = form(client, door)
    soon = timezone.now() + timedelta(minutes=10)
    assert mine.get().expire_date > soon
    mine.update(expire_date=soon)
    answer = press(client, door, sent)
    assert (len(taken), mine.get().expire_date) == (1, soon)
    client.get(answer["Location"])
    assert mine.get().expire_date > soon


def test_a_rule_or_a_fee_is_asked_the_long_way(door, taken):
    resident = ResidentFactory()
    client = browser(resident.user)
    sent = form(client, door)
    door.run.fee_won, door.run.payer = 10_000, "LEARNER"
    door.run.save()
    assert press(client, door, sent).status_code == 302
    assert (taken, Claim.objects.count()) == ([], 1)


def test_among_hundreds_a_door_is_read_once_in_a_while(door, taken, monkeypatch):
    """What was read before stands for half a second; who clicks while the door is called off is
    swept up with all the others, and told."""
    monkeypatch.setattr(express.numbering, "in_rush", lambda now: True)
    monkeypatch.setattr(express, "A_SECOND", 0)
    express._lately.cache_clear()
    people = [ResidentFactory() for _ in range(3)]
    came = [(client, form(client, door)) for client in (browser(one.user) for one in people)]
    reads, read = [], doors.door_at
    monkeypatch.setattr(doors, "door_at", lambda *at: reads.append(at) or read(*at))
    for client, sent in came[:2]:
        press(client, door, sent)
    call_off(
        intake_id=door.pk,
        reason=OffReason.TOO_FEW,
        words="",
        others=[],
        by=UserFactory(),
        at=timezone.now(),
    )
    client, sent = came[2]
    press(client, door, sent)
    assert len(reads) == 1
    express._lately.cache_clear()
    claims = [Claim.objects.get(public_id=one) for one in taken]
    assert [one.resident for one in claims] == people
    sweep(intake_id=door.pk, at=timezone.now())
    states = Application.objects.filter(claim__in=claims).values_list("state", flat=True)
    assert list(states) == [State.CALLED_OFF] * 3
