"""Nobody learns from the forms who has an account: only the mailbox is told."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.urls import reverse

from naru.notices.models import Letter
from tests.residents.factories import ConsentTextFactory
from tests.web.account.people import make_person

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN = "known.one@example.org", "never.been@example.org"
BY_CODE = "without.password@example.org"
FORMS = {
    "account_login": ("login", {"password": "wrong"}),
    "account_request_login_code": ("email", {}),
    "account_signup": ("email", {"agree_service": "on"}),
    "account_reset_password": ("email", {}),
}
CONFIRM = {
    "account_request_login_code": "account_confirm_login_code",
    "account_signup": "account_email_verification_sent",
    "account_reset_password": "account_confirm_password_reset_code",
}
HASHED = []


class Watched(MD5PasswordHasher):
    """Notes every hash, since a missing one is heard as a faster answer."""

    def encode(self, password, salt):
        HASHED.append(password)
        return super().encode(password, salt)


@pytest.fixture(autouse=True)
def _people():
    ConsentTextFactory()
    make_person(KNOWN)
    make_person(BY_CODE, password=None)


def seen(answer, email):
    """Everything a visitor can see of an answer and of the pages it led through."""
    text = answer.content.decode()
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text).replace(email, "(address)")
    headers = {name for name in answer.headers if name != "Content-Length"}
    return answer.status_code, answer.redirect_chain, sorted(answer.cookies), headers, text


def fill_in(client, url, email):
    field, more = FORMS[url]
    return client.post(reverse(url), {field: email, **more}, follow=True)


@pytest.mark.parametrize("url", FORMS)
def test_known_and_unknown_addresses_get_the_same_answer(url):
    answers = {}
    for email in (KNOWN, BY_CODE, UNKNOWN):
        client = Client()
        answers[email] = [seen(fill_in(client, url, email), email)]
        if url in CONFIRM:
            for sent in ({"code": "000000"}, {"code": ""}, {"action": "resend"}):
                wrong = client.post(reverse(CONFIRM[url]), sent, follow=True)
                answers[email].append(seen(wrong, email))
    assert answers[UNKNOWN] == answers[KNOWN]
    assert answers[UNKNOWN] == answers[BY_CODE]


def test_the_comparison_sees_a_difference():
    """The twin: two pages that differ in one word are not taken for the same."""
    mistyped = fill_in(Client(), "account_reset_password", "no-address")
    assert seen(mistyped, "no-address") != seen(
        fill_in(Client(), "account_reset_password", UNKNOWN), UNKNOWN
    )


@pytest.mark.parametrize("url", FORMS)
def test_every_letter_goes_to_the_address_that_was_typed(url):
    for email in (KNOWN, UNKNOWN):
        fill_in(Client(), url, email)
    expected = [] if url == "account_login" else [KNOWN, UNKNOWN]
    assert [letter.to for letter in Letter.objects.order_by("pk")] == expected


@pytest.mark.parametrize("url", ["account_request_login_code", "account_reset_password"])
def test_only_a_known_address_gets_a_code(url):
    for email in (KNOWN, UNKNOWN):
        fill_in(Client(), url, email)
    holds_code = {one.to: bool(re.search(r"\b\d{6}\b", one.body)) for one in Letter.objects.all()}
    assert holds_code == {KNOWN: True, UNKNOWN: False}


def test_joining_twice_tells_the_owner_and_makes_no_second_account():
    fill_in(Client(), "account_signup", KNOWN)
    letter = Letter.objects.get()
    assert letter.to == KNOWN
    assert not re.search(r"\b\d{6}\b", letter.body)
    assert reverse("account_login") in letter.body


@pytest.mark.parametrize("email", [KNOWN, BY_CODE, UNKNOWN])
def test_a_wrong_password_costs_one_hash_whoever_is_asked_for(settings, email):
    HASHED.clear()
    settings.PASSWORD_HASHERS = [f"{__name__}.Watched"]
    fill_in(Client(), "account_login", email)
    assert len(HASHED) == 1
