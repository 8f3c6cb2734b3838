"""Decision receipts of one's own: in plain words, with a link to check, to take along."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from naru.core.languages import reader_language
from naru.core.refusals import Refusal
from naru.policies import queries
from naru.policies.models import Receipt
from naru.policies.queries import Slip
from naru.policies.reading.book import rulebook
from naru.policies.rules.facts import FACTS
from naru.policies.rules.rulebook import Rulebook, Standing
from naru.policies.rules.wording import question
from naru.policies.services import enquiries
from naru.programmes import queries as programmes
from naru.residents.enums import Fact, RecordPage
from naru.residents.facts import BY_FACT
from naru.residents.models import Resident
from naru.residents.queries.answers import in_words
from naru.web.access import posted
from naru.web.acting import Acting, record_required


class EnquiryForm(forms.Form):
    """Which programme the official answer is about."""

    policy = forms.ChoiceField(
        label=gettext_lazy("어느 지원인가요?"),
        error_messages={"required": gettext_lazy("지원을 하나 골라 주세요.")},
    )

    def __init__(self, book: Rulebook, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = names_of(book)
        today = timezone.localdate()
        field = self.fields["policy"]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(field)
        field.choices = [("", _("골라 주세요"))] + [
            (policy.id, names[policy.id])
            for policy in book.policies.values()
            if policy.id in names
            and (version := policy.on(today)) is not None
            and version.standing is not Standing.NOT_PUBLISHED
        ]


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_RECEIPTS)
def receipts(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Every decision so far, and asking for an official answer."""
    book = rulebook()
    form = EnquiryForm(book, posted(request), initial={"policy": request.GET.get("policy", "")})
    if request.method == "POST" and form.is_valid():
        try:
            receipt = enquiries.ask(
                resident=acting.resident,
                policy=form.cleaned_data["policy"],
                book=book,
                by=acting.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error("policy", str(refusal))
        else:
            messages.success(request, _("확인서를 만들었습니다."))
            return redirect("receipt", public_id=receipt.public_id)
    context = {
        "acting": acting,
        "form": form,
        "receipts": queries.receipts_of(acting.resident),
        "names": names_of(book),
    }
    status = 422 if form.errors else 200
    return render(request, "resident/receipts/list.html", context, status=status)


@require_safe
@record_required(RecordPage.HELP_RECEIPTS)
def receipt(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """One decision in plain words, with its QR code."""
    found = receipt_or_404(acting.resident, public_id)
    context = {"acting": acting, "back": reverse("receipts"), **page_of(found)}
    return render(request, "resident/receipts/receipt.html", context)


@require_safe
@record_required(RecordPage.HELP_RECEIPTS)
def download(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """The receipt as a file that anybody can check without us."""
    found = receipt_or_404(acting.resident, public_id)
    response = JsonResponse(
        queries.document(found), json_dumps_params={"indent": 1, "ensure_ascii": False}
    )
    response["Content-Disposition"] = f'attachment; filename="receipt-{found.public_id}.json"'
    return response


def receipt_or_404(resident: Resident, public_id: UUID) -> Receipt:
    """The resident's receipt; anybody else's is not there."""
    found = queries.receipts_of(resident).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def page_of(found: Receipt) -> dict[str, Any]:
    """All that the page of one receipt shows, in the reader's language."""
    slip = queries.slip(found)
    verdict = slip.content["verdict"]
    if not isinstance(verdict, dict):
        raise TypeError(verdict)
    path = reverse("receipt_verify", kwargs={"public_id": found.public_id})
    return {
        "receipt": found,
        "slip": slip,
        "name": names_of(rulebook()).get(found.policy, found.policy),
        "verdict": verdict,
        "on": verdict["on"],
        "version": verdict["version"],
        "words": slip.words[reader_language()],
        "facts": facts_in_words(slip),
        "link": f"{settings.SITE_URL}{path}",
    }


def facts_in_words(slip: Slip) -> list[tuple[str, str]]:
    """Question and answer of every fact the rule looked at."""
    verdict = slip.content["verdict"]
    facts = verdict["facts"] if isinstance(verdict, dict) else {}
    book, language = rulebook(), reader_language()
    return [
        (question(name, book, language), in_words(BY_FACT[Fact(name)], facts[name], {}))
        for name in FACTS
        if name in facts
    ]


def names_of(book: Rulebook) -> dict[str, str]:
    """Every policy's name in the reader's language: its own title or its programme's. One query."""
    named = programmes.by_code()
    return {
        one.id: getattr(one.title, reader_language()) if one.title else named[one.programme].name
        for one in book.policies.values()
        if one.programme in named
    }
