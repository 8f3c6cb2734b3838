"""Whether every way of applying gives the same odds: all runs for managers, own ones for staff of
a provider.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.enrolments.queries.channels import Report, report
from naru.enrolments.rules.channels import FEWEST
from naru.enrolments.services.channels import MOST
from naru.web.access import role_required


@require_safe
@role_required(Role.MANAGER)
def channels(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Over all runs of the city."""
    return render(request, "staff/channels.html", _told(membership, report()))


@require_safe
@role_required(Role.PROVIDER)
def own_channels(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Over the provider's own runs."""
    found = report(membership.organisation)
    return render(request, "provider/channels.html", _told(membership, found))


def _told(membership: Membership, found: Report) -> dict[str, object]:
    told = {"terms": found.terms, "runs": found.runs, "hidden": found.hidden, "at": found.at}
    return {"membership": membership, **told, "fewest": FEWEST, "most": MOST}
