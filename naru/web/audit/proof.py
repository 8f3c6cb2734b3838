"""Proving that no line of the trail was changed, dropped or put in between."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.audit import queries
from naru.audit import services as audit
from naru.web.access import role_required

SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.AUDITOR)
def proof(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Earlier results, and a button that proves the chain anew."""
    if request.method == "POST":
        tell(request, audit.ask_for_proof(by=membership.user, at=timezone.now()))
        return redirect("audit_proof")
    results = [{"entry": entry, **json.loads(entry.details)} for entry in queries.proofs()[:SHOWN]]
    return render(request, "audit/proof.html", {"results": results, "length": queries.length()})


def tell(request: HttpRequest, result: queries.Proof | None) -> None:
    """The result in words; a broken chain also says what to do first."""
    if result is None:
        messages.info(request, _("기록이 많아서 뒤에서 확인하고 있습니다. 결과는 여기에 나옵니다."))
    elif result.holds:
        messages.success(
            request, _("기록 %(lines)s줄이 모두 온전합니다.") % {"lines": f"{result.lines:,}"}
        )
    else:
        messages.error(
            request,
            _("%(line)s번째 줄에서 기록이 끊어졌습니다. 운영 담당자에게 바로 알려 주세요.")
            % {"line": f"{result.broken_at:,}"},
        )
