"""Logging in changes the session's key, so a key planted before is worth nothing after."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests.web.account.people import ask_code, is_in, log_in, make_person, newest_code

pytestmark = pytest.mark.django_db
EMAIL = "naru@example.org"
NEW = "another-river-2026"
COOKIE = settings.SESSION_COOKIE_NAME


@pytest.fixture(autouse=True)
def _person():
    make_person(EMAIL)


def with_key(key):
    """Another browser that knows a session's key."""
    client = Client()
    client.cookies[COOKIE] = key
    return client


def by_password(client):
    return log_in(client, EMAIL)


def by_code(client):
    ask_code(client, EMAIL)
    return client.post(reverse("account_confirm_login_code"), {"code": newest_code()})


@pytest.mark.parametrize("way", [by_password, by_code])
def test_a_key_planted_by_somebody_else_is_worth_nothing_after_log_in(way):
    thief = Client()
    thief.post(reverse("account_reset_password"), {"email": "stranger@example.org"})
    planted = thief.cookies[COOKIE].value
    assert Session.objects.filter(session_key=planted).exists()
    victim = with_key(planted)
    assert way(victim).status_code == 302
    assert is_in(victim)
    assert victim.cookies[COOKIE].value != planted
    assert not is_in(with_key(planted))
    assert not Session.objects.filter(session_key=planted).exists()


def test_the_new_key_is_what_opens_the_door():
    """The twin: with the key after log-in the other browser is in."""
    client = Client()
    log_in(client, EMAIL)
    assert is_in(with_key(client.cookies[COOKIE].value))


def test_a_key_that_nobody_gave_out_is_not_taken_on():
    client = with_key("a" * 32)
    log_in(client, EMAIL)
    assert is_in(client)
    assert client.cookies[COOKIE].value != "a" * 32


def test_the_form_token_changes_with_the_log_in():
    client = Client()
    client.get(reverse("account_login"))
    before = client.cookies["csrftoken"].value
    log_in(client, EMAIL)
    client.get(reverse("me"))
    assert client.cookies["csrftoken"].value != before


def test_logging_out_kills_the_key():
    client = Client()
    log_in(client, EMAIL)
    stolen = client.cookies[COOKIE].value
    client.post(reverse("account_logout"))
    assert not is_in(client)
    assert not is_in(with_key(stolen))
    assert not Session.objects.filter(session_key=stolen).exists()


def test_a_visit_to_the_page_logs_nobody_out():
    client = Client()
    log_in(client, EMAIL)
    client.get(reverse("account_logout"))
    assert is_in(client)


def test_another_browser_can_be_logged_out_from_the_list():
    here, lost = Client(), Client()
    log_in(lost, EMAIL)
    log_in(here, EMAIL)
    here.post(reverse("usersessions_list"))
    assert (is_in(here), is_in(lost)) == (True, False)


def test_a_new_password_logs_out_the_other_browsers():
    here, lost = Client(), Client()
    log_in(lost, EMAIL)
    log_in(here, EMAIL)
    answer = here.post(
        reverse("account_change_password"),
        {"oldpassword": "river-crossing-4050", "password1": NEW, "password2": NEW},
    )
    assert answer.status_code == 302
    assert (is_in(here), is_in(lost)) == (True, False)


def test_the_list_names_devices_as_people_do_and_only_ones_own():
    windows = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36"
    phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604.1"
    make_person("neighbour@example.org")
    log_in(Client(REMOTE_ADDR="198.51.100.7"), "neighbour@example.org")
    here = Client(headers={"user-agent": windows}, REMOTE_ADDR="203.0.113.9")
    log_in(Client(headers={"user-agent": phone}), EMAIL)
    log_in(here, EMAIL)
    html = here.get(reverse("usersessions_list")).content.decode()
    for words in ("Chrome · Windows", "Safari · iPhone", "203.0.113.9", "지금 이 기기"):
        assert words in html
    assert "Mozilla" not in html
    assert "198.51.100.7" not in html
