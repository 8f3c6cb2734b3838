"""Checking decision receipts: by a link that only its holder knows, and without this site."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from naru.policies import queries
from naru.policies.models import Receipt
from naru.policies.reading.book import rulebook
from naru.programmes import queries as programmes

TOOL = settings.BASE_DIR / "tools" / "verify_receipt.py"


@login_not_required
@require_safe
def verify(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Whether the receipt is genuine, with its rule and day: nothing about the person."""
    try:
        checked = queries.check(public_id)
    except Receipt.DoesNotExist:
        raise Http404 from None
    policy = rulebook().policies.get(checked.policy)
    programme = programmes.named(policy.programme) if policy else None
    context = {
        "checked": checked,
        "programme": programme,
        "title": policy.title if policy else None,
    }
    return render(request, "public/receipts/verify.html", context)


@login_not_required
@require_safe
def how_to(request: HttpRequest) -> HttpResponse:
    """How anybody checks a receipt on their own computer."""
    return render(request, "public/receipts/how_to.html", {"keys": queries.public_keys()})


@login_not_required
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Every public key that ever signed, as the checking program reads them."""
    response = JsonResponse(queries.public_keys(), json_dumps_params={"indent": 1})
    response["Content-Disposition"] = 'attachment; filename="keys.json"'
    return response


@login_not_required
@require_safe
def tool(request: HttpRequest) -> HttpResponse:
    """The checking program itself, short enough to read."""
    name = f'attachment; filename="{TOOL.name}"'
    return HttpResponse(
        TOOL.read_bytes(), content_type="text/x-python", headers={"Content-Disposition": name}
    )
