"""After log-in people land where they wanted, if that is on this site."""

import pytest
from django.test import Client
from django.urls import reverse

from naru.accounts.models import User
from tests.residents.factories import ConsentTextFactory
from tests.security.test_forms import EVIL, leads_away
from tests.web.account.people import ask_code, log_in, make_person, newest_code

pytestmark = pytest.mark.django_db
EMAIL = "naru@example.org"
TARGETS = [
    *EVIL,
    "////evil.example",
    "http:///evil.example",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
    "data:text/html,<script>alert(1)</script>",
    "\x00//evil.example",
]


def by_password(client, target):
    """With the target in the form, as the log-in page puts it there."""
    return log_in(client, EMAIL, next=target)


def by_address(client, target):
    """With the target in the address only."""
    sent = {"login": EMAIL, "password": "river-crossing-4050"}
    return client.post(reverse("account_login"), sent, query_params={"next": target})


def by_code(client, target):
    ask_code(client, EMAIL, next=target)
    sent = {"code": newest_code(), "next": target}
    return client.post(reverse("account_confirm_login_code"), sent)


def by_joining(client, target):
    email = "new@example.org"
    sent = {"email": email, "agree_service": "on", "next": target}
    client.post(reverse("account_signup"), sent)
    code = {"code": newest_code(), "next": target}
    return client.post(reverse("account_email_verification_sent"), code)


def by_proving_again(client, target):
    client.force_login(User.objects.get(email=EMAIL))
    sent = {"password": "river-crossing-4050", "next": target}
    return client.post(reverse("account_reauthenticate"), sent)


def by_leaving(client, target):
    client.force_login(User.objects.get(email=EMAIL))
    return client.post(reverse("account_logout"), {"next": target})


WAYS = [by_password, by_address, by_code, by_joining, by_proving_again, by_leaving]


@pytest.fixture(autouse=True)
def _person():
    ConsentTextFactory()
    make_person(EMAIL)


@pytest.mark.parametrize("way", WAYS)
def test_no_target_leads_off_the_site(way):
    led = {}
    for target in TARGETS:
        answer = way(Client(raise_request_exception=False), target)
        if answer.status_code == 302 and leads_away(answer["Location"]):
            led[target] = answer["Location"]
    assert led == {}


@pytest.mark.parametrize("way", WAYS)
def test_a_page_of_ours_is_where_one_lands(way):
    """The twin: the target is followed when it may be."""
    answer = way(Client(), "/me/consents/")
    assert (answer.status_code, answer["Location"]) == (302, "/me/consents/")
