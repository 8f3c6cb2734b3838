"""A provider's reviews: publishing what counts, reading applications blind, seeing the result."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Intake, Review
from naru.enrolments.pack import draw_offer, review_limits
from naru.enrolments.queries import reviews as reading
from naru.enrolments.services import reviews, statements
from naru.web.access import posted, role_required
from naru.web.provider.forms.review import PublishForm, ScoreForm
from naru.web.provider.loading import own_run_of
from naru.web.public.reviews import review_shares

AFTER = timedelta(days=7)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.PROVIDER)
def review(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Where the review stands: to be published, to be read, decided."""
    run = own_run_of(membership, public_id)
    door = Intake.objects.filter(run=run, mode=DoorMode.REVIEW).first()
    if door is None:
        raise Http404
    one, now = reading.review_of(run.public_id), timezone.now()
    form = _form(request, door, now) if one is None else None
    status = 200
    if request.method == "POST":
        status = 422
        if form is None:
            return redirect("provider_review", public_id=public_id)
        if form.is_valid() and _published(form, door, membership, now):
            messages.success(request, _("심사 기준을 공개했습니다. 이제 신청할 수 있습니다."))
            return redirect("provider_review", public_id=public_id)
    context = {
        "membership": membership,
        "run": run,
        "course": run.course,
        "door": door,
        "review": one,
        "form": form,
        **(_standing(one, membership, now) if one else {}),
    }
    return render(request, "provider/review.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.PROVIDER)
def read(request: HttpRequest, membership: Membership, public_id: UUID, token: str) -> HttpResponse:
    """One application without its writer's name, and the reader's own points for it; nothing for
    whoever stands in the review.
    """
    run = own_run_of(membership, public_id)
    one = reading.review_of(run.public_id)
    found = reading.readings_of(one, by=membership.user) if one and not one.decided_at else []
    mine = next((each for each in found if each.token == token), None)
    if one is None or mine is None or mine.is_barred:
        raise Http404
    initial: dict[str, object] = {}
    if mine.mine is not None:
        initial = {f"points_{no}": got for no, got in enumerate(mine.mine.points, 1)}
        initial["words"] = mine.mine.words
    form = ScoreForm(posted(request), criteria=one.rule.criteria, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and _scored(form, mine, membership):
            messages.success(request, _("점수를 저장했습니다. 결정하기 전까지 고칠 수 있습니다."))
            return redirect("provider_review", public_id=public_id)
    context = {
        "membership": membership,
        "run": run,
        "course": run.course,
        "review": one,
        "reading": mine,
        "text": reading.blinded(mine.statement),
        "form": form,
    }
    return render(request, "provider/review_read.html", context, status=status)


def _form(request: HttpRequest, door: Intake, now: datetime) -> PublishForm:
    on = timezone.localdate(now)
    first = {"readers": 1, "tie": "CRITERIA", "decide_at": door.closes_at + AFTER}
    return PublishForm(
        posted(request),
        limits=review_limits(on),
        offer=draw_offer(on),
        seats=door.capacity,
        initial=first,
    )


def _published(form: PublishForm, door: Intake, membership: Membership, now: datetime) -> bool:
    try:
        reviews.publish(intake_id=door.pk, plan=form.plan, by=membership.user, at=now)
    except reviews.DecidesTooEarly as refusal:
        form.add_error("decide_at", str(refusal))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    else:
        return True
    return False


def _scored(form: ScoreForm, mine: reading.Reading, membership: Membership) -> bool:
    try:
        statements.score(
            statement_id=mine.statement.pk,
            points=form.points,
            words=form.cleaned_data["words"],
            by=membership.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _standing(one: Review, membership: Membership, now: datetime) -> dict[str, object]:
    """What is still to be read, or the order that came out."""
    found = [] if one.decided_at else reading.readings_of(one, by=membership.user)
    return {
        "rule": one.rule,
        "shares": review_shares(one),
        "readings": found,
        "unread": sum(each.readers < one.rule.readers for each in found),
        "late": reading.is_late(one, at=now),
        "closed": now >= one.intake.closes_at,
        "ranking": list(reading.ranking(one)) if one.decided_at else [],
    }
