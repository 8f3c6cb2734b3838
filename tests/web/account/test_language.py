"""Choosing a language: the page answers in it, mail comes in it, log-in goes on in it."""

import pytest
from django.test import Client
from django.urls import reverse

from naru.notices.models import Letter
from tests.web.account.people import ask_code, log_in, make_person

pytestmark = pytest.mark.django_db
EMAIL = "naru@example.org"


@pytest.fixture
def client():
    make_person(EMAIL)
    client = Client()
    log_in(client, EMAIL)
    return client


def test_the_answer_and_later_mail_are_in_the_chosen_language(client):
    answer = client.post(reverse("account_language"), {"language": "en"}, follow=True)
    assert answer.redirect_chain == [("/en/account/language/", 302)]
    assert "We will write to you in this language" in answer.content.decode()
    ask_code(Client(), EMAIL)
    assert "Your log-in code" in Letter.objects.get().subject


def test_log_in_goes_on_in_it_unless_the_page_is_in_another(client):
    client.post(reverse("account_language"), {"language": "en"})
    assert log_in(Client(), EMAIL)["Location"] == "/en/me/"
    client.post(reverse("account_language"), {"language": "ko"})
    sent = {"login": EMAIL, "password": "river-crossing-4050"}
    assert Client().post("/account/login/", sent)["Location"] == "/me/"
    assert Client().post("/en/account/login/", sent)["Location"] == "/en/me/"


@pytest.mark.parametrize("language", ["", "fr", "KO"])
def test_an_unknown_language_changes_nothing(client, language):
    answer = client.post(reverse("account_language"), {"language": language})
    assert answer.status_code == 422
    assert log_in(Client(), EMAIL)["Location"] == "/me/"
