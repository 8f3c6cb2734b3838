"""What holds for every answer below /api/v1/, also for those that never reach an operation."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import patch_cache_control

from naru.api.problems import CONTENT_TYPE, OF_STATUS, write_problem

ROOT = "/api/v1/"


class ApiAnswers:
    """Errors become problem details; GET answers get an ETag; HEAD is GET without the body.

    It stands outside Django's own error pages, so that an unknown address, a forbidden host and
    a crash answer in the same shape as everything else.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(ROOT):
            return self.get_response(request)
        head = request.method == "HEAD"
        if head:
            request.method = "GET"
        response = self.get_response(request)
        if isinstance(response, HttpResponse):
            response = self.finished(request, response)
        if head and isinstance(response, HttpResponse):
            response["Content-Length"] = str(len(response.content))
            response.content = b""
        return response

    def finished(self, request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
        """The answer as the API promises it, whoever made it."""
        if response.status_code in OF_STATUS:
            if response.get("Content-Type") != CONTENT_TYPE:
                write_problem(request, response, OF_STATUS[response.status_code])
            return response
        if request.method != "GET":
            return response
        if not response.has_header("Cache-Control"):
            whose = {"private": True} if "Authorization" in request.headers else {"public": True}
            patch_cache_control(response, max_age=60, **whose)
        conditional = ConditionalGetMiddleware(lambda _request: response)
        return conditional.process_response(request, response)
