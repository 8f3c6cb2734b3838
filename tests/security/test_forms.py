"""No form goes through without its token, and no answer leads to another site."""

from http.cookies import SimpleCookie
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tests.access.people import PEOPLE, make_people
from tests.test_access_matrix import ROWS, attempt, fill, rest_easy, session_of, undone

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.urls("tests.access.urls")]

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
    """Sessions by person; the address of a row, and what a valid form there sends."""
    people, made = make_people(), {}
    client = Client()
    sessions = {name: session_of(client, people.get(name)) for name in PEOPLE}
    rest_easy()

    def address(row):
        return reverse(row.url, kwargs={k: fill(v, made, people) for k, v in row.path.items()})

    def form(row):
        return {key: fill(value, made, people) for key, value in row.send.items()}

    return sessions, address, form


def test_every_form_of_a_page_refuses_to_go_without_its_token(world):
    sessions, address, _form = world
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    open_forms = []
    for row in ROWS:
        allowed = [who for (how, who), said in row.expected.items() if how == "POST" and said not in
                   {"login", "method", "forbidden", "missing"}]  # fmt: skip
        if not allowed or row.url.startswith("api-1:"):
            continue
        client.cookies = SimpleCookie(sessions[allowed[-1]])
        if attempt(client, "POST", address(row), {}) != "forbidden":
            open_forms.append(str(row))
    assert open_forms == []


HARMLESS = "/here-as-asked/"


def test_no_answer_leads_to_another_site(world):
    """Whoever names all of them is sent where they ask at no address that ignores a harmless one
    and the plainest evil one; the others are tried with each.
    """
    sessions, address, form = world
    client = Client(raise_request_exception=False)
    led = []
    for row in ROWS:
        for (method, answer), person in sent_on(row).items():
            client.cookies = SimpleCookie(sessions[person])
            led += [
                f"{row}: {method} as {person} with {evil!r}: {answer}, to {target}"
                for evil, target in redirects(client, method, address(row), form(row))
                if leads_away(target)
            ]
    assert led == []


def sent_on(row):
    """Somebody for each way in which the matrix says that the address sends one elsewhere."""
    ways = {}
    for (method, person), answer in row.expected.items():
        if answer in {"login", "redirect"}:
            ways.setdefault((method, answer), person)
    return ways


def redirects(client, method, path, form):
    """Where the address sends whoever names a target: each evil one, if it heeds any."""
    asked = (client, client.cookies, method, path, form)
    harmless, plainest = sent_to(*asked, HARMLESS), sent_to(*asked, EVIL[0])
    yield EVIL[0], plainest
    if HARMLESS in harmless or harmless != plainest:
        for evil in EVIL[1:]:
            yield evil, sent_to(*asked, evil)


def sent_to(client, cookies, method, path, form, target):
    client.cookies = SimpleCookie({name: one.value for name, one in cookies.items()})
    sent = dict.fromkeys(NAMES, target)
    with undone():
        if method == "GET":
            answer = client.get(path, sent | form)
        else:
            answer = client.post(path, sent | form, query_params=sent)
    return answer.get("Location", "")


def leads_away(target):
    """Whether a browser at our site would leave it: backslashes and tabs count as theirs do."""
    seen = target.replace("\\", "/").replace("\t", "").strip()
    return bool(urlsplit(seen).netloc.replace("testserver", "")) or seen[:11] == "javascript:"
