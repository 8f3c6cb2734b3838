"""Telling of credits and licences from elsewhere, and taking that back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naru.core.refusals import Refusal
from naru.credits.enums import Category, Kind
from naru.credits.pack import Terms, credit_terms
from naru.credits.queries.mine import entry_of
from naru.credits.services import booking
from naru.residents.enums import RecordPage
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.resident.credits.forms import ClassForm, LicenceForm, PastForm


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_CREDITS)
def say_class(request: HttpRequest, acting: Acting) -> HttpResponse:
    """A subject completed elsewhere."""
    return _say(request, acting, ClassForm)


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_CREDITS)
def say_licence(request: HttpRequest, acting: Acting) -> HttpResponse:
    """A licence that counts as credits."""
    return _say(request, acting, LicenceForm)


@require_POST
@record_required(RecordPage.HELP_CREDITS)
def unsay(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Take back what one told."""
    entry = entry_of(acting.resident, public_id)
    if entry is None:
        raise Http404
    try:
        booking.unsay(resident=acting.resident, entry=entry, by=acting.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("지웠습니다."))
    return redirect("my_credits")


def _say(request: HttpRequest, acting: Acting, kind: type[PastForm]) -> HttpResponse:
    now = timezone.now()
    terms = credit_terms(timezone.localdate(now))
    if terms is None:
        return redirect("my_credits")
    form = kind(posted(request), terms=terms, on=timezone.localdate(now))
    if request.method == "POST" and form.is_valid():
        try:
            _book(form, terms, acting)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("적었습니다."))
            return redirect("my_credits")
    context = {"acting": acting, "form": form, "licence": kind is LicenceForm}
    return render(request, "resident/credits/say.html", context, status=422 if form.errors else 200)


def _book(form: PastForm, terms: Terms, acting: Acting) -> None:
    told = form.cleaned_data
    if isinstance(form, ClassForm):
        booking.say(
            resident=acting.resident, kind=Kind.BANK, by=acting.user, at=timezone.now(), **told
        )
        return
    licence = terms.licence(told["licence"])
    if licence is None:
        raise Http404
    booking.say(
        resident=acting.resident,
        kind=Kind.LICENCE,
        credits=licence.credits,
        title=licence.name.ko,
        title_en=licence.name.en,
        category=Category.MAJOR if licence.major else Category.ELECTIVE,
        field=licence.major or "",
        licence=licence.code,
        ended_on=told["ended_on"],
        by=acting.user,
        at=timezone.now(),
    )
