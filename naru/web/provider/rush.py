"""A provider watches its doors while a term opens: live counts for a few cheap looks."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.enrolments.queries.door import LATE
from naru.enrolments.queries.rush import look
from naru.web.access import role_required

SHOWN = 60
"""So many doors have a row; the sums are those of all."""
EVERY_S = 5
"""The page shows itself anew so often; without script its link does."""
MINUTE_S = 60


@never_cache
@require_safe
@role_required(Role.PROVIDER)
def rush(request: HttpRequest, membership: Membership) -> HttpResponse:
    """All doors that open today, are open or have just closed."""
    return render(request, "provider/rush.html", _context(membership))


@never_cache
@require_safe
@role_required(Role.PROVIDER)
def rush_now(request: HttpRequest, membership: Membership) -> HttpResponse:
    """The counts alone."""
    return render(request, "provider/rush_now.html", _context(membership))


def _context(membership: Membership) -> dict[str, Any]:
    now = timezone.now()
    total, doors = look(membership.organisation, at=now, most=SHOWN)
    return {
        "membership": membership,
        "doors": doors,
        "shown": SHOWN,
        "total": total,
        "now": now,
        "every": EVERY_S,
        "oldest": _age(total.oldest_s),
        "late": total.oldest_s is not None and total.oldest_s > LATE.total_seconds(),
    }


def _age(seconds: float | None) -> str:
    """How long, as one says it: 1.4 s, 3 min, 2 h."""
    if seconds is None:
        return _("없음")
    if seconds < MINUTE_S:
        return _("%(n)s초") % {"n": seconds}
    minutes = int(seconds // MINUTE_S)
    if minutes < MINUTE_S:
        return _("%(n)s분") % {"n": minutes}
    return _("%(n)s시간") % {"n": minutes // MINUTE_S}
