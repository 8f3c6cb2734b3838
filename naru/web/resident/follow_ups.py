"""Questions some time after a certificate: one link without log-in, and the list of one's own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naru.core.languages import in_reader_language
from naru.core.refusals import Refusal
from naru.outcomes.models import FollowUp
from naru.outcomes.pack import follow_terms
from naru.outcomes.queries import export, links
from naru.outcomes.rules.terms import FollowTerms
from naru.outcomes.services import answering
from naru.residents.enums import RecordPage
from naru.web.acting import Acting, record_required

WITHDRAW, NO_MORE = "withdraw", "no-more"


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: HttpRequest, token: str) -> HttpResponse:
    """The questions whose address was told: nobody is named; it can be changed until it closes."""
    one = links.named(token)
    if one is None:
        raise Http404
    terms = follow_terms(timezone.localdate(one.asked_at))
    if terms is None:
        raise Http404
    if request.method == "POST":
        _say(request, one, terms)
        return redirect("follow_up", token=token)
    context = {
        "one": one,
        "title": _title(one),
        "open": links.is_open(one, at=timezone.now()),
        "questions": _questions(one, terms),
    }
    return render(request, "resident/follow_ups/ask.html", context)


@require_safe
@record_required(RecordPage.HELP_FOLLOW_UPS)
def mine(request: HttpRequest, acting: Acting) -> HttpResponse:
    """What one was asked, with the way to answer, change or take back."""
    rows = [
        (
            one,
            in_reader_language(one.certificate.title_ko, one.certificate.title_en),
            links.token(one),
        )
        for one in export.mine(acting.resident)
    ]
    context = {
        "acting": acting,
        "rows": rows,
        "now": timezone.now(),
        "terms": follow_terms(timezone.localdate()),
    }
    return render(request, "resident/follow_ups/mine.html", context)


def _title(one: FollowUp) -> str:
    return in_reader_language(one.certificate.title_ko, one.certificate.title_en)


def _say(request: HttpRequest, one: FollowUp, terms: FollowTerms) -> None:
    now, does = timezone.now(), request.POST.get("do", "")
    try:
        if does in (WITHDRAW, NO_MORE):
            answering.withdraw(follow_up_id=one.pk, no_more=does == NO_MORE, at=now)
            messages.success(request, _("답을 지웠습니다."))
            return
        told = {name: str(value) for name, value in request.POST.items()}
        answering.answer(follow_up_id=one.pk, answers=terms.sound(told), at=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("고맙습니다. 답을 저장했습니다."))


def _questions(one: FollowUp, terms: FollowTerms) -> list[dict[str, object]]:
    return [
        {
            "code": each.code,
            "ask": in_reader_language(each.ko, each.en),
            "choices": [
                (choice.code, in_reader_language(choice.ko, choice.en)) for choice in each.choices
            ],
            "chosen": one.answers.get(each.code, ""),
        }
        for each in terms.questions
    ]
