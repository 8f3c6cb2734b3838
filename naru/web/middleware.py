"""Middleware of our own: as little as possible."""

from collections.abc import Callable
from functools import cache
from urllib.parse import unquote_to_bytes

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from django.utils.translation import get_language_from_path, override

from naru.core.stack import with_room
from naru.web.public import errors
from naru.web.uploads import largest_body

Next = Callable[[HttpRequest], HttpResponseBase]
POLICY = "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()"


class LoginRequiredForPages(LoginRequiredMiddleware):
    """Pages ask visitors to log in unless declared public; the API answers 401 for itself."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[object, ...],
        view_kwargs: dict[str, object],
    ) -> HttpResponseBase | None:
        if request.path_info.startswith("/api/"):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class Room:
    """Makes the answer where the calls it takes have room; to make it costs a hundredth of a short
    answer, so it stands behind those.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return with_room(self.get_response, request)


class RefuseBadText:
    """Answers 400 to what no browser sends and PostgreSQL cannot store.

    That is a NUL in path, query or a cookie, and bytes in the query that are not UTF-8. People get
    the page for it, in the language of the address, for nothing else of the request is read.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if storable(request):
            return self.get_response(request)
        if request.path_info.startswith("/api/v1/"):
            return HttpResponse("Bad request", status=400, content_type="text/plain")
        with override(get_language_from_path(request.path_info) or settings.LANGUAGE_CODE):
            return errors.bad_request(request)


def storable(request: HttpRequest) -> bool:
    """Whether address and cookies hold text only."""
    query = unquote_to_bytes(request.META.get("QUERY_STRING", ""))
    try:
        sent = query.decode() + request.path_info + "".join(request.COOKIES.values())
    except UnicodeDecodeError:
        return False
    return "\0" not in sent


class RefuseHugeBody:
    """Answers 413 before a byte is read to whoever announces more than `largest_body` bytes.

    Django itself limits only fields: files it would write to disk, however large. A body whose
    length is not announced is not read at all.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced) > largest_body(request):
            return errors.page(request, 413)
        return self.get_response(request)


class RefuseCutBody:
    """Answers 400 where a view meets a body that ended early (`naru/web/bodies.py`).

    Forms of pages do not come so far: their token cannot be read, which is a 403.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """Everything else is somebody else's."""
        return errors.page(request, 400) if isinstance(exception, UnreadablePostError) else None


class NothingKept:
    """Pages of a visitor with a session are not stored: the next person at a shared computer
    must not find them by the back button, nor any cache on the way.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in {*request.COOKIES, *response.cookies}:
            response.setdefault("Cache-Control", "no-store, private")
        return response


class ContentPolicy(CSPMiddleware):
    """What pages may load and run: put together once for all that ask for nothing special."""

    def process_request(self, request: HttpRequest) -> None:
        """Nothing: no page of ours has a nonce."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if HEADER in response or any(name.startswith("_csp") for name in vars(response)):
            return super().process_response(request, response)
        response[HEADER] = _policy()
        return response


@cache
def _policy() -> str:
    return build_policy()


class PermissionsPolicy:
    """Tells browsers which device features pages may ask for: place and camera, nothing else."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", POLICY)
        return response
