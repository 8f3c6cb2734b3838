"""Before an operation runs: who calls, not too often, and nothing we do not know in the query."""

import math
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, ClassVar, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.crypto import salted_hmac
from ninja.errors import AuthorizationError, ValidationError
from ninja.operation import Operation

from naru.accounts import queries as accounts
from naru.accounts import services as accounts_services
from naru.accounts.enums import Scope
from naru.accounts.models import ApiToken
from naru.api.problems import problem
from naru.core.network import network_of

Run = Callable[..., HttpResponseBase]
WINDOW = timedelta(minutes=1)


class BadToken(Exception):
    """The Authorization header names no living token."""


class Caller(NamedTuple):
    """Whose requests are counted together, and how many a minute are fine."""

    name: str
    policy: str
    limit: int
    token: ApiToken | None


def guarded(run: Run) -> Run:
    """Wraps Ninja's `Operation.run`; every operation of the API gets it from `Api`."""
    operation: Operation = run.__self__  # type: ignore[attr-defined]
    known, many = query_names(operation)

    @wraps(run)
    def checked(request: HttpRequest, **path: Any) -> HttpResponseBase:
        now = timezone.now()
        try:
            caller = caller_of(request, now)
        except BadToken:
            return problem(request, "no-token")
        left, wait = count(caller, now)
        if left < 0:
            response: HttpResponseBase = problem(request, "too-many")
            response["Retry-After"] = str(wait)
        elif mistakes := query_mistakes(request, known, many):
            response = operation.api.on_exception(request, ValidationError(mistakes))
        else:
            request.api_token = caller.token  # type: ignore[attr-defined]
            response = run(request, **path)
        response["RateLimit-Policy"] = f'"{caller.policy}";q={caller.limit};w=60'
        response["RateLimit"] = f'"{caller.policy}";r={max(left, 0)};t={wait}'
        patch_vary_headers(response, ["Authorization"])
        return response

    return checked


def caller_of(request: HttpRequest, now: datetime) -> Caller:
    """The integrator whose token was sent, else whoever is behind the network address."""
    header = request.headers.get("Authorization")
    if header is None:
        caller = salted_hmac("naru.api", network_of(request), algorithm="sha256").hexdigest()
        return Caller(caller, "anonymous", settings.API_RATES["anonymous"], None)
    scheme, _, whole = header.partition(" ")
    today = timezone.localdate(now)
    token = accounts.living_token(whole.strip(), on=today) if scheme.lower() == "bearer" else None
    if token is None:
        raise BadToken
    accounts_services.note_api_token_used(token, on=today)
    return Caller(f"token:{token.pk}", "token", settings.API_RATES["token"], token)


def count(caller: Caller, now: datetime) -> tuple[int, int]:
    """Requests left in this minute (negative: too many) and seconds until the next begins."""
    minute_at = now.replace(second=0, microsecond=0)
    used = accounts_services.count_api_use(caller=caller.name, minute_at=minute_at)
    wait = math.ceil((minute_at + WINDOW - now).total_seconds())
    return caller.limit - used, wait


def query_names(operation: Operation) -> tuple[set[str], set[str]]:
    """Names the operation takes in the query, and those that may come more than once."""
    models = [m for m in operation.models if m.__ninja_param_source__ == "query"]
    known = {name for model in models for name in model.__ninja_flatten_map__}
    many = {n for model in models for n in getattr(model, "__ninja_collection_fields__", [])}
    return known, many


def query_mistakes(request: HttpRequest, known: set[str], many: set[str]) -> list[dict[str, Any]]:
    """Names nobody knows, and names sent twice: silence would hide a typing mistake."""
    return [
        {"type": "repeated" if name in known else "extra_forbidden", "loc": ("query", name)}
        for name in request.GET
        if name not in known or (name not in many and len(request.GET.getlist(name)) > 1)
    ]


class NeedsToken:
    """For Ninja's `auth=`: only a living token with the scope opens the operation."""

    openapi_security_schema: ClassVar = {"type": "http", "scheme": "bearer"}

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def __call__(self, request: HttpRequest) -> ApiToken | None:
        token: ApiToken | None = getattr(request, "api_token", None)
        if token and self.scope not in token.scopes:
            raise AuthorizationError
        return token
