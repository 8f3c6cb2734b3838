"""A session lives on while it is used, and is written at most once a minute for that."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from naru.web.sessions import OFTEN, SessionStore
from tests.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db
WHOLE = timedelta(seconds=settings.SESSION_COOKIE_AGE)
MOMENT = timedelta(seconds=5)


@pytest.fixture
def logged_in(client):
    client.force_login(UserFactory())
    return client


def left(client):
    """How long the session of the browser would last without another visit."""
    return Session.objects.get(pk=client.session.session_key).expire_date - timezone.now()


def use_after(client, pause):
    """The browser comes back after a pause: the response, and what is left then."""
    key = client.session.session_key
    Session.objects.filter(pk=key).update(expire_date=timezone.now() + WHOLE - pause)
    return client.get("/"), left(client)


def test_a_session_in_use_is_not_written_again_within_the_minute(logged_in):
    response, rest = use_after(logged_in, OFTEN / 2)
    assert rest <= WHOLE - OFTEN / 2
    assert settings.SESSION_COOKIE_NAME not in response.cookies


def test_after_that_it_is_prolonged_with_its_cookie(logged_in):
    response, rest = use_after(logged_in, OFTEN)
    assert WHOLE - MOMENT < rest <= WHOLE
    assert response.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == WHOLE.total_seconds()


def test_a_session_that_has_ended_gives_nothing(logged_in):
    key = logged_in.session.session_key
    Session.objects.filter(pk=key).update(expire_date=timezone.now() - MOMENT)
    store = SessionStore(key)
    assert (store.load(), store.session_key) == ({}, None)
    assert logged_in.get("/me/").status_code == 302
