"""For load balancers and alarms: is the site well? One word, no details."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naru.upkeep import queries


@login_not_required
@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 "ok" when the database answers and a worker lives, else 503 "unwell"."""
    good = queries.health(at=timezone.now()).good
    return HttpResponse(
        "ok\n" if good else "unwell\n", status=200 if good else 503, content_type="text/plain"
    )
