"""One request for every kind of answer the site gives, for checks that must hold for all."""

from collections.abc import Callable, Iterator

from django.http import HttpResponse
from django.test import Client

Ask = Callable[[Client], HttpResponse]

KINDS: dict[str, Ask] = {
    "page": lambda client: client.get("/"),
    "English page": lambda client: client.get("/en/"),
    "page to log in": lambda client: client.get("/account/login/"),
    "redirect to log in": lambda client: client.get("/audit/"),
    "unknown page": lambda client: client.get("/no-such-page/"),
    "method not allowed": lambda client: client.post("/"),
    "form without its token": lambda client: client.post("/display/"),
    "bad text": lambda client: client.get("/?q=%00"),
    "foreign host": lambda client: client.get("/", headers={"host": "evil.example"}),
    "robots": lambda client: client.get("/robots.txt"),
    "static file": lambda client: client.get("/static/ui/site.js"),
    "health": lambda client: client.get("/healthz"),
    "API": lambda client: client.get("/api/v1/areas"),
    "API not found": lambda client: client.get("/api/v1/areas/none"),
    "API refused": lambda client: client.get("/api/v1/token"),
    "API of a foreign host": lambda client: client.get(
        "/api/v1/areas", headers={"host": "evil.example"}
    ),
}


def every_answer(**client: object) -> Iterator[tuple[str, HttpResponse]]:
    """The answers by kind, each to a fresh visitor."""
    for kind, ask in KINDS.items():
        answer = ask(Client(raise_request_exception=False, enforce_csrf_checks=True, **client))
        answer.getvalue()
        yield kind, answer
