"""Five wrong passwords are forgiven; the sixth closes this one door for five minutes."""

import time

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client

from tests.web.account.people import PASSWORD, ask_code, is_in, log_in, make_person

pytestmark = pytest.mark.django_db
KIND = "여러 번 맞지 않아 잠시 막았습니다. 5분 뒤에 다시 하거나, 확인 번호로 로그인해 주세요."
WRONG = "이메일 주소나 비밀번호가 맞지 않습니다. 다시 확인해 주세요."
EMAIL = "naru@example.org"


@pytest.fixture
def later(monkeypatch):
    """Moves the clock that limits are counted by."""
    real = time.time

    def move(seconds):
        monkeypatch.setattr(time, "time", lambda: real() + seconds)

    return move


def said(answer):
    """What the form said, in one text."""
    return " ".join(answer.context["form"].non_field_errors())


def try_in_vain(times, email=EMAIL, **browser):
    return [said(log_in(Client(**browser), email, "wrong")) for _number in range(times)]


def test_the_sixth_wrong_password_is_refused_kindly():
    make_person(EMAIL)
    assert try_in_vain(6) == [WRONG] * 5 + [KIND]


def test_the_right_password_is_refused_too_from_any_browser():
    make_person(EMAIL)
    try_in_vain(5)
    for address in ("127.0.0.1", "203.0.113.9"):
        client = Client(REMOTE_ADDR=address)
        assert said(log_in(client, EMAIL)) == KIND
        assert not is_in(client)


def test_four_wrong_ones_close_nothing():
    """The twin: without a fifth mistake the right password opens the door."""
    make_person(EMAIL)
    try_in_vain(4)
    client = Client()
    assert log_in(client, EMAIL).status_code == 302
    assert is_in(client)


def test_capital_letters_are_no_way_around():
    make_person(EMAIL)
    try_in_vain(5)
    assert said(log_in(Client(), "NARU@Example.org")) == KIND


def test_others_log_in_meanwhile():
    make_person(EMAIL)
    make_person("neighbour@example.org")
    try_in_vain(6)
    client = Client()
    assert log_in(client, "neighbour@example.org").status_code == 302
    assert is_in(client)


def test_the_owner_still_comes_in_by_code():
    make_person(EMAIL)
    try_in_vain(6)
    asked = ask_code(Client(), EMAIL)
    assert asked.redirect_chain[-1][0] == "/account/login/code/confirm/"


@pytest.mark.parametrize(("seconds", "opens"), [(290, False), (301, True)])
def test_the_door_opens_again_after_five_minutes(later, seconds, opens):
    make_person(EMAIL)
    try_in_vain(6)
    later(seconds)
    client = Client()
    log_in(client, EMAIL)
    assert is_in(client) is opens


def test_a_log_in_in_between_gives_no_new_guesses():
    make_person(EMAIL)
    try_in_vain(4)
    assert log_in(Client(), EMAIL, PASSWORD).status_code == 302
    assert try_in_vain(2) == [WRONG, KIND]


def test_the_table_of_production_counts_as_well(settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
    }
    call_command("createcachetable", verbosity=0)
    assert type(caches["default"]).__name__ == "DatabaseCache"
    make_person(EMAIL)
    assert try_in_vain(6) == [WRONG] * 5 + [KIND]
    assert said(log_in(Client(), EMAIL)) == KIND
