"""A provider looks at a run's waiting list; two of its staff may move somebody, with a reason."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.enrolments.enums import MoveReason
from naru.enrolments.models import Intake
from naru.enrolments.queries import moves as found
from naru.enrolments.services import moves
from naru.web.access import posted, role_required
from naru.web.provider.forms.move import MoveForm
from naru.web.provider.loading import own_run_of


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.PROVIDER)
def waiting(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """The list by number, without names; a POST asks for a move."""
    run = own_run_of(membership, public_id)
    intake = get_object_or_404(Intake.objects.visible_to(membership.organisation), run=run)
    form = MoveForm(posted(request))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and _asked(form, intake, membership):
            messages.success(request, _("다른 직원이 동의하면 옮깁니다."))
            return redirect("provider_waiting", public_id=public_id)
    context = {
        "membership": membership,
        "run": run,
        "course": run.course,
        "queue": list(found.queue_of(intake)),
        "moves": found.moves_of(intake),
        "form": form,
    }
    return render(request, "provider/waiting.html", context, status=status)


@require_POST
@role_required(Role.PROVIDER)
def move(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Agree to a move that somebody else asked for, or refuse it."""
    one = get_object_or_404(found.of(membership.organisation), public_id=public_id)
    agree = request.POST.get("say") == "agree"
    try:
        moves.end(move_id=one.pk, agree=agree, by=membership.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("차례를 옮겼습니다.") if agree else _("옮기지 않기로 했습니다.")
        )
    return redirect("provider_waiting", public_id=one.application.intake.run.public_id)


def _asked(form: MoveForm, intake: Intake, membership: Membership) -> bool:
    said = form.cleaned_data
    try:
        moves.ask(
            intake_id=intake.pk,
            wait_no=said["wait_no"],
            before_no=said["before_no"],
            reason=MoveReason(said["reason"]),
            words=said["words"],
            by=membership.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
