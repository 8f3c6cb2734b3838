"""Mail of the log-in is ours: whose service, what to do, how long, and what if it was not you."""

import re
from datetime import timedelta
from importlib.resources import files

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from naru.city.site import city
from naru.notices.models import Letter
from naru.web.account import letters
from tests.residents.factories import ConsentTextFactory
from tests.web.account.people import PASSWORD, ask_code, log_in, make_person, newest_code

pytestmark = pytest.mark.django_db
KOREAN = re.compile("[가-힣]")
ALWAYS_UNUSED = {
    "email_confirm",
    "password_reset_key",
    "email_confirmation",
    "totp_activated",
    "totp_deactivated",
}
"""Sent only for links instead of codes and for authenticator apps, which are switched off; two of
these have a letter all the same."""


def stock():
    """The letters that allauth would write, by name."""
    names = {f"{app}/email/": files("allauth") / "templates" / app / "email"
             for app in ("account", "mfa")}  # fmt: skip
    return {
        start + file.name.removesuffix("_subject.txt")
        for start, folder in names.items()
        for file in folder.iterdir()
        if file.name.endswith("_subject.txt")
    }


def test_every_letter_of_the_package_has_our_words():
    lacking = stock() - letters.LETTERS.keys()
    assert {name.rpartition("/")[2] for name in lacking} <= ALWAYS_UNUSED


@pytest.mark.parametrize("name", letters.LETTERS)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_letter_is_in_one_language_and_says_who_writes_and_what_if_not(name, language):
    facts = {"code": "123456"} | ({} if letters.LETTERS[name].valid else {"ip": "203.0.113.9"})
    letter = letters.write(name, language=language, facts=facts)
    with translation.override(language):
        service = str(city().service)
        if_not = str(letters.LETTERS[name].if_not)
    whole = letter.subject + letter.body
    assert bool(KOREAN.search(whole)) is (language == "ko")
    assert letter.subject.startswith(f"[{service}] ")
    assert service in letter.body
    assert if_not in letter.body
    assert ("123456" in letter.body) is bool(letters.LETTERS[name].valid)
    assert not re.search(r"[{}]|%\(", whole)


def test_the_code_letter_word_for_word():
    letter = letters.write("account/email/login_code", language="ko", facts={"code": "123456"})
    here = city()
    assert letter.subject == f"[{here.service}] 로그인 확인 번호"
    assert letter.lasts == timedelta(minutes=15)
    assert letter.body == (
        f"안녕하세요. {here.service}입니다.\n\n"
        "로그인하려면 열어 둔 화면에 이 번호를 적어 주세요.\n\n"
        "    123456\n\n"
        "15분 동안 한 번만 쓸 수 있습니다.\n\n"
        "이 번호를 누구에게도 알려 주지 마세요. 직원도 묻지 않습니다. 직접 하신 일이 아니라면 "
        "이 메일을 지우시면 됩니다. 번호가 없으면 아무도 들어올 수 없습니다.\n\n"
        f"{here.service} {here.site}\n"
        f"{settings.SITE_URL}/help/\n"
    )


@pytest.mark.parametrize(
    ("language", "subject"), [("ko", "로그인 확인 번호"), ("en", "log-in code")]
)
def test_a_known_person_is_written_to_in_their_language(language, subject):
    make_person("naru@example.org", language=language)
    for start in ("", "/en"):
        Client().post(f"{start}/account/login/code/", {"email": "naru@example.org"})
    assert [subject in one.subject for one in Letter.objects.all()] == [True, True]


@pytest.mark.parametrize(("start", "subject"), [("", "가입되어 있지 않은"), ("/en", "no account")])
def test_a_stranger_is_written_to_in_the_language_of_the_page(start, subject):
    Client().post(f"{start}/account/login/code/", {"email": "stranger@example.org"})
    assert subject in Letter.objects.get().subject


def test_a_code_is_dropped_when_it_is_no_longer_valid():
    make_person("naru@example.org")
    ask_code(Client(), "naru@example.org")
    letter = Letter.objects.get()
    assert letter.expires_at - letter.queued_at == timedelta(minutes=15)


def test_a_new_address_is_proved_and_the_old_one_is_told():
    client = Client()
    make_person("old@example.org", language="en")
    log_in(client, "old@example.org")
    asked = client.post(reverse("account_email"), {"email": "new@example.org", "action_add": ""})
    assert asked["Location"].startswith("/account/reauthenticate/")
    assert not Letter.objects.exists(), "first the password once more"
    client.post(asked["Location"], {"password": PASSWORD})
    client.post(reverse("account_email_verification_sent"), {"code": newest_code()})
    told = {one.to: one.subject for one in Letter.objects.all()}
    with translation.override("en"):
        start = f"[{city().service}] "
    assert told == {
        "new@example.org": f"{start}The code for your e-mail address",
        "old@example.org": f"{start}Your e-mail address was changed",
    }


def test_a_changed_password_is_told_with_where_it_was_changed_from():
    client = Client(REMOTE_ADDR="203.0.113.9")
    make_person("naru@example.org")
    log_in(client, "naru@example.org")
    new = "another-river-2026"
    client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    letter = Letter.objects.get()
    assert "비밀번호가 바뀌었습니다" in letter.subject
    assert "203.0.113.9" in letter.body


def test_codes_are_used_up_by_three_mistakes():
    make_person("naru@example.org")
    client = Client()
    ask_code(client, "naru@example.org")
    code = newest_code()
    wrong = "000000" if code != "000000" else "111111"
    for _number in range(3):
        client.post(reverse("account_confirm_login_code"), {"code": wrong})
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert client.get(reverse("me")).status_code == 302


def test_joining_in_english_sends_english_mail():
    ConsentTextFactory()
    Client().post("/en/account/signup/", {"email": "new@example.org", "agree_service": "on"})
    assert "Your sign-up code" in Letter.objects.get().subject
