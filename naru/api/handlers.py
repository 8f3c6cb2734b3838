"""From what an operation raises to the problem that the caller reads."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser

from naru.api.mistakes import field_errors
from naru.api.problems import OF_STATUS, problem
from naru.core.refusals import Refusal

logger = logging.getLogger("naru.api")


class UnsupportedType(Exception):
    """The body is not declared as JSON."""


class JsonOnly(Parser):
    """Bodies are JSON, and say so: a form that calls itself text is a mistake worth a 415."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != "application/json":
            raise UnsupportedType
        return super().parse_body(request)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """An expected no: 409, with the refusal's own words and name."""
    return problem(request, "refused", detail=refusal.message, refusal=type(refusal).__name__)


def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problem(request, "invalid", errors=field_errors(error.errors))


def missing(request: HttpRequest, _error: Http404) -> HttpResponse:
    return problem(request, "not-found")


def too_large(request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
    return problem(request, "too-large")


def no_token(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    return problem(request, "no-token")


def named_by_status(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Ninja's own errors by their number; it hides why a body could not be read in the cause."""
    if isinstance(error.__cause__, UnsupportedType):
        return problem(request, "unsupported-type")
    return problem(request, OF_STATUS.get(error.status_code, "bad-request"))


def failed(request: HttpRequest, error: Exception) -> HttpResponse:
    """A bug: written to the log whole, told to the caller without any of it."""
    logger.error("%s failed", request.path, exc_info=error)
    return problem(request, "failed")


HANDLERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    Refusal: refused,
    ValidationError: invalid,
    Http404: missing,
    RequestDataTooBig: too_large,
    AuthenticationError: no_token,
    HttpError: named_by_status,
    Exception: failed,
}


def add_handlers(api: NinjaAPI) -> None:
    """Give every sort of exception its problem; whatever is left is a bug and becomes a 500."""
    for kind, handler in HANDLERS.items():
        api.add_exception_handler(kind, handler)
