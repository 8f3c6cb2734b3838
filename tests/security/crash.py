"""A page that breaks, to see what the visitor is told."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from naru.config.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500"]


@login_not_required
def crash(request):
    raise ZeroDivisionError("a secret of the machine")


urlpatterns = [path("crash/", crash), *urlpatterns]
