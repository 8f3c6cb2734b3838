"""Saying what one looks for, seeing who fits and why, choosing one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.core.refusals import Refusal
from naru.counselling.models import Request
from naru.counselling.pack import terms_at
from naru.counselling.queries import mentors, mine
from naru.counselling.queries.mentors import Suggestion
from naru.counselling.services import pairings, requests
from naru.residents.enums import Fact, RecordPage
from naru.residents.models import Resident
from naru.residents.queries import values_of
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.mentor.words import described, reasons_in_words
from naru.web.resident.mentoring.forms import WishForm


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_MENTOR)
def wish(request: HttpRequest, acting: Acting) -> HttpResponse:
    """What one looks for in a mentor."""
    now = timezone.now()
    form = WishForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            requests.ask_for_mentor(
                resident=acting.resident,
                wishes=form.wishes(),
                by=acting.user,
                terms=terms_at(now),
                at=now,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("mentor_suggestions")
    context = {"acting": acting, "form": form, "terms": terms_at(now)}
    status = 422 if form.errors else 200
    return render(request, "resident/mentoring/wish.html", context, status=status)


@require_safe
@record_required(RecordPage.HELP_MENTOR)
def suggestions(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The best few with the reasons; whoever wants none leaves it to the office."""
    wanted = mine.open_request(acting.resident)
    if wanted is None or mine.pairing_of(acting.resident) is not None:
        return redirect("my_mentor")
    found = _found(acting.resident, wanted)
    context = {
        "acting": acting,
        "wish": wanted,
        "terms": terms_at(timezone.now()),
        "rows": [
            {
                "mentor": one.mentor,
                "said": described(one.mentor),
                "why": reasons_in_words(one.fit.why, wanted),
                "missing": one.fit.missing,
            }
            for one in found
        ],
    }
    return render(request, "resident/mentoring/suggestions.html", context)


@require_POST
@record_required(RecordPage.HELP_MENTOR)
def choose(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """This one: their place is held until they answer."""
    wanted = mine.open_request(acting.resident)
    mentor = mentors.mentor_with(public_id)
    if wanted is None or mentor is None:
        raise Http404
    now = timezone.now()
    fits = {one.mentor.pk: one.fit.why for one in _found(acting.resident, wanted)}
    try:
        pairings.choose(
            request_id=wanted.pk,
            mentor=mentor,
            why=fits.get(mentor.pk, ()),
            by=acting.user,
            terms=terms_at(now),
            at=now,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("mentor_suggestions")
    messages.success(request, _("%(name)s 멘토에게 부탁했습니다.") % {"name": mentor.user.name})
    return redirect("my_mentor")


def _found(resident: Resident, wanted: Request) -> list[Suggestion]:
    known, now = values_of(resident), timezone.now()
    return mentors.suggestions(
        mentors.wish_of(wanted, district=str(known.get(Fact.HOME_DISTRICT, ""))),
        weighing=terms_at(now).weighing,
        salt=str(resident.public_id),
        on=timezone.localdate(now),
        but=mine.declined(wanted),
    )
