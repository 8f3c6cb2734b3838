"""Every address, as everybody, against the written matrix in tests/access/matrix/*.toml.

You added a page or an API operation and this failed? Add a row to the file of your area:

    [[row]]
    url = "operator_tokens"                  # the URL's name, with its namespace if it has one
    what = "a token of another operator"     # only when one address needs several rows
    path = { public_id = "token.public_id" } # what fills the address: a function of things.py
    send = { name = "시험" }                 # what a POST sends; a form of "{}" is tried otherwise
    GET = { nobody = "login", operator = "ok", others = "forbidden" }
    POST = { nobody = "login", operator = "redirect", others = "forbidden" }

People are listed in tests/access/people.py, answers in tests/access/matrix.py; "everybody" or
"others" covers who is not named. A method that is not written down must be answered 405, so
views say which they take (`require_safe`, `require_POST`, `require_http_methods`).

An address with a person's record in it needs a row for one's own and one for somebody else's.
"""

import logging
from collections import Counter, defaultdict
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from http.cookies import SimpleCookie
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test import Client, override_settings
from django.urls import resolve, reverse
from django.utils import timezone

from tests.access import matrix, things
from tests.access.people import PEOPLE, make_people
from tests.browser.pages import NOT_PAGES, WALK

ROWS = matrix.read()
METHODS = matrix.METHODS
GUARD = {"login", "forbidden", "missing"}


def test_every_address_has_a_row_and_every_row_an_address():
    there = {name for name, _ in matrix.addresses()}
    written = {row.url for row in ROWS}
    assert sorted(there - written) == [], "add a row to tests/access/matrix (see this file's head)"
    assert sorted(written - there) == [], "no such address any more: take the row out"


def test_names_of_addresses_are_unique():
    names = Counter(name for name, _ in matrix.addresses())
    assert [name for name, times in names.items() if times > 1] == []


def test_rows_are_unique():
    rows = Counter((row.url, row.what) for row in ROWS)
    assert [row for row, times in rows.items() if times > 1] == []


def test_pages_that_are_not_declared_public_send_nobody_to_log_in():
    """The matrix cannot be talked into an open page: the declaration in the code must agree."""
    guarded = {
        name
        for name, pattern in matrix.addresses()
        if getattr(pattern.callback, "login_required", True) and not name.startswith("api-1:")
    }
    open_rows = [
        str(row)
        for row in ROWS
        if row.url in guarded
        and not {row.expected[method, "nobody"] for method in METHODS} <= {"login", "method"}
    ]
    assert open_rows == []


def test_every_page_is_walked_in_a_browser():
    """A page somebody gets by a GET, but that no browser opens, is never looked at."""
    pages = {
        row.url
        for row in ROWS
        if not row.url.startswith("api-1:")
        for (method, _person), answer in row.expected.items()
        if method == "GET" and answer == "ok"
    }
    words = defaultdict(uuid4, own_meeting=7)
    walked = {
        resolve(path.partition("?")[0].format_map(words)).url_name
        for paths in WALK.values()
        for path in paths
    }
    assert sorted(pages - walked - NOT_PAGES) == [], "add them to tests/browser/pages.py"
    assert sorted(walked & NOT_PAGES) == []


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("_short_error_pages", "_refusals_untold")
@pytest.mark.parametrize("source", sorted({row.source for row in ROWS}))
def test_everybody_gets_the_answer_written_down(source):
    people = make_people()
    client = Client(raise_request_exception=False)
    cookies = {name: session_of(client, people.get(name)) for name in PEOPLE}
    rest_easy()
    made = {}
    wrong = []
    for row in ROWS:
        if row.source != source:
            continue
        path = reverse(row.url, kwargs={k: fill(v, made, people) for k, v in row.path.items()})
        send = {key: fill(value, made, people) for key, value in row.send.items()}
        for (method, person), expected in row.expected.items():
            client.cookies = SimpleCookie(cookies[person])
            got = attempt(client, method, path, send, stopped=expected in GUARD | {"method"})
            if got != expected and not (expected == "method" and got in GUARD):
                wrong.append(f"{row}: {method} as {person} is {got}, written: {expected}")
    assert wrong == [], f"{len(wrong)} cells differ"


@pytest.fixture(scope="module")
def _short_error_pages():
    """Once for all: after each change of the addresses, putting them together takes a second."""
    with override_settings(ROOT_URLCONF="tests.access.urls"):
        yield


@pytest.fixture(scope="module")
def _refusals_untold():
    """To write ten thousand refusals down, each with its traceback, took a fourteenth of the time;
    what breaks is still told.
    """
    log = logging.getLogger("django.request")
    log.setLevel(logging.ERROR)
    yield
    log.setLevel(logging.NOTSET)


def session_of(client, user):
    """The cookies of the user's session by name; none for nobody."""
    client.cookies = SimpleCookie()
    if user is not None:
        client.force_login(user)
    return {name: morsel.value for name, morsel in client.cookies.items()}


def rest_easy():
    """No session is prolonged while the rows are walked: a refusal spoils the transaction around
    the test, and the prolonging after it would fail as it never does on the site.
    """
    Session.objects.update(expire_date=timezone.now() + timedelta(days=1))


def fill(value, made, people):
    """Text as it stands; "thing.attribute" from what things.py makes."""
    name, _, attribute = value.partition(".")
    maker = getattr(things, name, None)
    if maker is None:
        return value
    if name not in made:
        made[name] = maker(people)
    return getattr(made[name], attribute) if attribute else made[name]


def attempt(client, method, path, send, *, stopped=False):
    """One request whose every trace in the database is undone: nothing to undo is left by one that
    is `stopped` before the view, and a view that it comes to after all cannot commit.
    """
    with nullcontext() if stopped else undone():
        response = client.get(path) if method == "GET" else client.post(path, send)
        if response.streaming:
            b"".join(response.streaming_content)
    return matrix.answer_of(response)


@contextmanager
def undone():
    """Whatever the block writes is taken back; durable transactions are let through."""
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)
