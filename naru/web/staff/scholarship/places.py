"""A place is offered to somebody with points: its fee is kept, or all of it comes back."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.enrolments.queries.mine import seats_among
from naru.flows.give_up_place import give_up_place
from naru.flows.hold_place import hold_place
from naru.residents.enums import RecordPage
from naru.scholarships.models import Application, Grant
from naru.scholarships.pack import place_at
from naru.scholarships.queries import mine, office
from naru.web.staff.scholarship.checking import opened


class CourseForm(forms.Form):
    """Words of a course's title."""

    q = forms.CharField(
        label=gettext_lazy("강좌 이름"),
        help_text=gettext_lazy(
            "이름의 일부만 적어도 됩니다. 앞으로 시작하고 수강료가 있는 것만 찾습니다."
        ),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@opened(RecordPage.CHECK_APPLICATION)
def places(request: HttpRequest, membership: Membership, one: Application) -> HttpResponse:
    """The person's points and places, courses that can be paid; a POST keeps a fee."""
    grant, now = grant_or_404(one), timezone.now()
    form = CourseForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    if request.method == "POST":
        run = office.run_to_pay(request.POST.get("run", ""), at=now)
        if run is None:
            raise Http404
        try:
            hold_place(
                grant=grant,
                place=place_at(run, reference=f"run:{run.pk}:{grant.pk}"),
                by=membership.user,
                at=now,
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("포인트를 맡겼습니다. 본인에게 알렸습니다."))
        return redirect("scholarship_places", public_id=one.public_id)
    held = mine.places_of(grant, on=timezone.localdate(now))
    seats = seats_among(place.use.claim_id for place in held if place.use.claim_id)
    context = {
        "membership": membership,
        "application": one,
        "wallet": mine.wallet_for(grant),
        "places": [(place, place.use.claim_id in seats) for place in held],
        "form": form,
        "words": words,
        "runs": office.runs_to_pay(words, at=now),
    }
    return render(request, "staff/scholarship/places.html", context)


@require_POST
@opened(RecordPage.CHECK_APPLICATION)
def off(
    request: HttpRequest, membership: Membership, one: Application, place_id: UUID
) -> HttpResponse:
    """The provider has ended the place: everything comes back."""
    use = mine.place_of(one.resident, place_id)
    if use is None or use.grant != grant_or_404(one):
        raise Http404
    try:
        give_up_place(use=use, whose="provider", by=membership.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("모두 돌려주었습니다. 본인에게 알렸습니다."))
    return redirect("scholarship_places", public_id=one.public_id)


def grant_or_404(one: Application) -> Grant:
    """What the application was granted."""
    found: Grant | None = getattr(one, "grant", None)
    if found is None:
        raise Http404
    return found
