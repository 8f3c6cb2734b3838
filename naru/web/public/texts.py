"""Pages of text: help, privacy, accessibility, terms."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from naru.residents.facts import DEFINITIONS


@login_not_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """A person to ask, and answers to what is asked most."""
    return render(request, "public/help.html")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about whom, why, how long and who sees it: the list is the code's own."""
    return render(
        request,
        "public/privacy.html",
        {"facts": DEFINITIONS, "session_minutes": settings.SESSION_COOKIE_AGE // 60},
    )


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How far everyone can use the site, and where to say that one cannot."""
    return render(request, "public/accessibility.html")


@login_not_required
@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """What the site promises and what it asks."""
    return render(request, "public/terms.html")
