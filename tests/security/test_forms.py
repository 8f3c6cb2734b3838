"""No form goes through without its token, and no answer leads to another site."""

from http.cookies import SimpleCookie
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tests.access.people import make_people
from tests.test_access_matrix import ROWS, attempt, fill, session_of

pytestmark = pytest.mark.django_db

EVIL = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "\thttps://evil.example",
]
NAMES = ("next", "back", "redirect", "return", "url", "to")


@pytest.fixture
def world():
    """People, the things rows point at, and an address for each row."""
    people, made = make_people(), {}

    def address(row):
        return reverse(row.url, kwargs={k: fill(v, made, people) for k, v in row.path.items()})

    return people, address


def test_every_form_of_a_page_refuses_to_go_without_its_token(world):
    people, address = world
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    open_forms = []
    for row in ROWS:
        allowed = [who for (how, who), said in row.expected.items() if how == "POST" and said not in
                   {"login", "method", "forbidden", "missing"}]  # fmt: skip
        if not allowed or row.url.startswith("api-1:"):
            continue
        client.cookies = SimpleCookie(session_of(client, people.get(allowed[-1])))
        if attempt(client, "POST", address(row), {}) != "forbidden":
            open_forms.append(str(row))
    assert open_forms == []


def test_no_answer_leads_to_another_site(world):
    people, address = world
    client = Client(raise_request_exception=False)
    led = []
    for person in (None, "resident", "operator"):
        cookies = session_of(client, people.get(person))
        for row in ROWS:
            for method in ("GET", "POST"):
                led += [
                    f"{row}: {method} as {person or 'nobody'} with {evil!r} leads to {target}"
                    for evil, target in redirects(client, cookies, method, address(row))
                    if leads_away(target)
                ]
    assert led == []


def redirects(client, cookies, method, path):
    """Where the address sends whoever names each evil target; nothing if it sends nowhere."""
    for evil in EVIL:
        client.cookies = SimpleCookie(cookies)
        sent = dict.fromkeys(NAMES, evil) | {"scale": "md", "mode": "light"}
        query = {"query_params": sent} if method == "POST" else {}
        answer = getattr(client, method.lower())(path, sent, **query)
        if "Location" not in answer:
            return
        yield evil, answer["Location"]


def leads_away(target):
    """Whether a browser at our site would leave it: backslashes and tabs count as theirs do."""
    seen = target.replace("\\", "/").replace("\t", "").strip()
    return bool(urlsplit(seen).netloc.replace("testserver", "")) or seen[:11] == "javascript:"
