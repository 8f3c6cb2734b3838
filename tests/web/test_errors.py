"""What the reader sees when something is in the way: the reason, a way on, a telephone."""

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from naru.city.site import city
from naru.config.urls import handler400, handler403, handler404, handler500  # noqa: F401
from naru.config.urls import urlpatterns as real
from naru.web.public import errors

pytestmark = pytest.mark.django_db


def raising(error):
    def view(request):
        raise error

    view.login_required = False
    return view


def ended(request):
    return errors.gone(request)


ended.login_required = False
urlpatterns = [
    path("raise/500/", raising(RuntimeError("ours"))),
    path("raise/503/", raising(OperationalError("the database is away"))),
    path("raise/410/", ended),
    *real,
]


@pytest.fixture
def visitor():
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


def test_unknown_page_says_what_to_do(visitor):
    for address, words in (("/nowhere/", "찾는 화면이 없습니다"), ("/en/nowhere/", "cannot find")):
        answer = visitor.get(address)
        html = answer.content.decode()
        assert answer.status_code == 404
        assert words in html
        assert city().help.phone in html


@pytest.mark.parametrize(
    "address", ["/programmes/%00/", "/?q=%00", "/me/%00", "/?q=%ff", "/static/%00.css"]
)
def test_text_that_no_database_keeps_gets_the_page_for_it(visitor, address):
    for language, words in (
        ("", "보내신 내용을 읽지 못했습니다"),
        ("/en", "We could not read what you sent"),
    ):
        answer = visitor.get(language + address)
        html = answer.content.decode()
        assert answer.status_code == 400
        assert words in html
        assert city().help.phone in html


def test_ended_page_is_gone(visitor):
    answer = visitor.get("/raise/410/")
    assert answer.status_code == 410
    assert "이제 없는 내용입니다" in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "status", "ko", "en"),
    [
        ("/raise/500/", 500, "잠시 문제가 생겼습니다", "Something went wrong"),
        ("/raise/503/", 503, "잠시 쉬고 있습니다", "a short break"),
    ],
)
def test_own_errors_stand_alone_in_both_languages(visitor, caplog, address, status, ko, en):
    answer = visitor.get(address)
    html = answer.content.decode()
    assert answer.status_code == status
    assert ko in html
    assert en in html
    assert city().help.phone in html
    assert "/static/" not in html
    assert "'sha256-" in answer["Content-Security-Policy"]
    assert "unsafe-inline" not in answer["Content-Security-Policy"]


def test_pause_tells_machines_when_to_come_back(visitor, caplog):
    assert visitor.get("/raise/503/")["Retry-After"] == "60"


def test_form_without_token_is_told_kindly():
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/display/", {"scale": "md", "mode": "light"})
    assert answer.status_code == 403
    assert "안전을 위해 멈추었습니다" in answer.content.decode()


@pytest.mark.parametrize("view", [errors.bad_request, errors.forbidden])
def test_refusals_of_the_frame_have_a_page(view, rf: RequestFactory):
    answer = view(rf.get("/"))
    assert answer.status_code in (400, 403)
    assert isinstance(answer, HttpResponse)
    assert "ui-title" in answer.content.decode()
