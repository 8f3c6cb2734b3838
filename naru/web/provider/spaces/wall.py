"""The code at the entrance: another one every minute, for the wall or a tablet."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.spaces.pack import bench_terms_on
from naru.spaces.services import arriving
from naru.web.access import role_required
from naru.web.provider.spaces.loading import own_place_of


@never_cache
@require_safe
@role_required(Role.PROVIDER)
def code(request: HttpRequest, membership: Membership, code: str) -> HttpResponse:
    """The page for the wall; without script it is shown anew by its own link."""
    return render(request, "provider/spaces/wall.html", _shown(request, membership, code))


@never_cache
@require_safe
@role_required(Role.PROVIDER)
def code_now(request: HttpRequest, membership: Membership, code: str) -> HttpResponse:
    """The code alone, for the page that shows itself anew."""
    return render(request, "provider/spaces/wall_now.html", _shown(request, membership, code))


def _shown(request: HttpRequest, membership: Membership, code: str) -> dict[str, Any]:
    place, now = own_place_of(membership, code), timezone.now()
    terms = bench_terms_on(timezone.localdate(now))
    word = arriving.code_of(place.pk, terms=terms, at=now)
    with override(settings.LANGUAGE_CODE):
        link = request.build_absolute_uri(reverse("space_scan", args=[word]))
    return {
        "membership": membership,
        "place": place,
        "link": link,
        "seconds": int(terms.turn.total_seconds()),
    }
