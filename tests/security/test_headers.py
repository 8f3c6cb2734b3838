"""Every answer of every kind carries the headers that keep browsers strict."""

import pytest
from django.test import Client

from tests.security.answers import KINDS, every_answer

pytestmark = pytest.mark.django_db

WANTED = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
}


def policy_of(answer):
    """The content security policy as {directive: [sources]}."""
    parts = [part.split() for part in answer["Content-Security-Policy"].split(";")]
    return {name: sources for name, *sources in parts}


def test_the_kinds_are_what_they_say():
    statuses = {kind: answer.status_code for kind, answer in every_answer()}
    assert statuses == {
        **dict.fromkeys(KINDS, 200),
        "redirect to log in": 302,
        "unknown page": 404,
        "method not allowed": 403,
        "form without its token": 403,
        "bad text": 400,
        "foreign host": 400,
        "health": 503,
        "API not found": 404,
        "API refused": 401,
        "API of a foreign host": 400,
    }


def test_every_answer_carries_the_headers():
    lacking = {
        f"{kind}: {name}": answer.get(name)
        for kind, answer in every_answer()
        for name, value in WANTED.items()
        if answer.get(name) != value
    }
    assert lacking == {}


def test_every_policy_forbids_what_is_inline_and_what_is_foreign():
    wrong = []
    for kind, answer in every_answer():
        policy = policy_of(answer)
        sources = {source for given in policy.values() for source in given}
        if not sources <= {"'self'", "'none'", "data:"} or policy["script-src"] != ["'self'"]:
            wrong.append((kind, policy))
        if policy["frame-ancestors"] != ["'none'"] or policy["object-src"] != ["'none'"]:
            wrong.append((kind, policy))
    assert wrong == []


@pytest.mark.urls("tests.security.crash")
def test_a_crash_carries_them_too():
    answer = Client(raise_request_exception=False).get("/crash/")
    assert answer.status_code == 500
    assert {name: answer.get(name) for name in WANTED} == WANTED
    policy = policy_of(answer)
    assert policy["script-src"] == ["'self'"]
    assert "'unsafe-inline'" not in policy["style-src"]
    assert "secret" not in answer.content.decode()


def test_over_https_browsers_are_told_to_stay_there(settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    lacking = [
        kind
        for kind, answer in every_answer(headers={"x-forwarded-proto": "https"})
        if answer.get("Strict-Transport-Security")
    ]
    assert lacking == [], "without the proxy's word being trusted it is plain HTTP"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    told = {
        kind: answer.get("Strict-Transport-Security")
        for kind, answer in every_answer(headers={"x-forwarded-proto": "https"})
    }
    assert set(told.values()) == {"max-age=31536000; includeSubDomains"}


def test_pages_of_a_session_are_not_kept_and_static_files_are(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("a@example.org"))
    assert client.get("/")["Cache-Control"] == "no-store, private"
    script = client.get("/static/ui/site.js")
    script.getvalue()
    assert "no-store" not in script["Cache-Control"]
    assert "Cache-Control" not in Client().get("/")
