"""An API of our class with the operations that version 1 does not have yet: bodies, refusals.

Later issues bring POST operations; what they will answer to bad input is settled here.
"""

from django.http import HttpRequest
from django.urls import path
from ninja import Schema
from pydantic import ConfigDict

from naru.api.root import Api
from naru.api.types import Day, Text
from naru.config.urls import urlpatterns as real
from naru.core.refusals import Refusal


class Full(Refusal):
    message = "자리가 없습니다."


class Wish(Schema):
    model_config = ConfigDict(extra="forbid")

    title: Text
    on: Day
    people: int


trial = Api(title="Trial", version="1", urls_namespace="trial")


@trial.post("/wishes")
def make_wish(request: HttpRequest, wish: Wish) -> dict[str, str]:
    return {"title": wish.title, "on": wish.on.isoformat()}


@trial.post("/full")
def ask_where_full(request: HttpRequest) -> None:
    raise Full


@trial.get("/crash")
def crash(request: HttpRequest) -> None:
    raise ZeroDivisionError("a secret of the machine")


urlpatterns = [path("api/v1/", trial.urls), *real]
