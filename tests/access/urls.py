"""The site's addresses with the shortest of error pages, for tests that ask thousands of times
whether something is refused. How the pages look is for tests/web/test_errors.py.
"""

from django.http import HttpRequest, HttpResponse

from naru.config.urls import handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def handler400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return HttpResponse(status=400)


def handler403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return HttpResponse(status=403)


def handler404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return HttpResponse(status=404)
