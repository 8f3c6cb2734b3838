"""The frame's own pages: the whole menu, and the clock of the session."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST


@login_not_required
@require_GET
def menu(request: HttpRequest) -> HttpResponse:
    """Every door of the site on one page: the menu for those without JavaScript."""
    return render(request, "public/menu.html")


@login_not_required
@require_POST
@never_cache
def stay(request: HttpRequest) -> HttpResponse:
    """Keep the session alive; says how many seconds it lasts, 0 when it has ended already."""
    lasts = request.session.get_expiry_age() if request.user.is_authenticated else 0
    return JsonResponse({"seconds": lasts})


@login_not_required
@require_GET
@never_cache
def expired(request: HttpRequest) -> HttpResponse:
    """Where the page goes when the session's time is over."""
    minutes = settings.SESSION_COOKIE_AGE // 60
    return render(request, "public/expired.html", {"minutes": minutes})
