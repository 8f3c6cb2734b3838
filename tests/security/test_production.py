"""Production as a fresh process reads it: Django's own checks, cookies, headers over HTTPS."""

import json
import os
import subprocess
import sys

import pytest

from ops.checking import PRODUCTION
from ops.tree import ROOT

PROGRAM = """
import json
import django
from django.conf import settings
from django.core import checks
from django.http import HttpResponse
from django.test import Client
django.setup()
found = [str(m) for m in checks.run_checks(include_deployment_checks=True) if m.level >= 30]
secure = {"HTTP_HOST": "naru.example", "HTTP_X_FORWARDED_PROTO": "https"}
plain = Client().get("/api/", HTTP_HOST="naru.example")
page = Client().get("/api/", **secure)
print(json.dumps({
    "found": found,
    "plain": [plain.status_code, plain["Location"]],
    "hsts": page["Strict-Transport-Security"],
    "cookies": sorted(m.OutputString(["secure", "httponly", "samesite", "path", "domain"])
                      .replace(m.value, "*") for m in page.cookies.values()),
    "session": [settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE,
                settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SAMESITE],
    "health": [p.match("healthz") is not None for p in map(__import__("re").compile,
               settings.SECURE_REDIRECT_EXEMPT)],
}))
"""


@pytest.fixture(scope="module")
def production(tmp_path_factory):
    """What a process with production's settings says of itself; static files are collected."""
    bare = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    place = str(tmp_path_factory.mktemp("var"))
    given = {**bare, **PRODUCTION, "NARU_VAR": place}
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
    subprocess.run(collect, cwd=ROOT, env=given, check=True, capture_output=True)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT, env=given, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
def test_django_finds_nothing_to_warn_of(production):
    assert production["found"] == []


@pytest.mark.slow
def test_plain_http_is_sent_to_https_but_for_the_health_check(production):
    assert production["plain"] == [301, "https://naru.example/api/"]
    assert production["health"] == [True]
    assert production["hsts"] == "max-age=31536000; includeSubDomains; preload"


@pytest.mark.slow
def test_cookies_go_over_https_only_and_belong_to_this_host_alone(production):
    assert production["cookies"] == ["__Host-csrf=*; HttpOnly; Path=/; SameSite=Lax; Secure"]
    assert production["session"] == ["__Host-session", True, True, "Lax"]
