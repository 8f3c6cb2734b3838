"""ETags, caching and HEAD for everything the API answers."""

import pytest
from django.test import Client

from naru.accounts.rules import Secret
from tests.accounts.factories import ApiTokenFactory
from tests.programmes.factories import AreaFactory

pytestmark = pytest.mark.django_db


def test_what_has_not_changed_is_not_sent_again():
    AreaFactory()
    first = Client().get("/api/v1/areas")
    again = Client().get("/api/v1/areas", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    AreaFactory()
    changed = Client().get("/api/v1/areas", headers={"If-None-Match": first["ETag"]})
    assert (changed.status_code, len(changed.json()["items"])) == (200, 2)


def test_public_answers_may_be_cached_by_anybody_and_others_by_their_reader():
    ApiTokenFactory(secret=Secret("naru_mine"))
    public = Client().get("/api/v1/areas")
    own = Client().get("/api/v1/areas", headers={"Authorization": "Bearer naru_mine"})
    assert public["Cache-Control"] == "max-age=60, public"
    assert own["Cache-Control"] == "max-age=60, private"
    assert "Authorization" in public["Vary"]
    assert "Cookie" not in public["Vary"]


def test_head_is_get_without_the_body():
    AreaFactory()
    got = Client().get("/api/v1/areas")
    head = Client().head("/api/v1/areas")
    assert (head.status_code, head.content) == (200, b"")
    assert (head["Content-Length"], head["ETag"]) == (str(len(got.content)), got["ETag"])


def test_pages_are_left_alone():
    assert "ETag" not in Client().get("/")
    assert Client().get("/nothing")["Content-Type"].startswith("text/html")
