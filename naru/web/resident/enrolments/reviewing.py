"""A review from its applicant's side: what I wrote, and what it got and why."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from naru.core.refusals import Refusal
from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Review, Statement
from naru.enrolments.models.reviews import LONGEST_TEXT
from naru.enrolments.queries import reviews as reading
from naru.enrolments.queries.mine import Mine, enrolment_of
from naru.enrolments.services import statements
from naru.residents.enums import RecordPage
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.public.courses.texts import texts_of


class StatementForm(forms.Form):
    """What is read, until the door closes."""

    statement = forms.CharField(
        label=gettext_lazy("신청서"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": gettext_lazy("신청서를 적어 주세요. 짧아도 됩니다.")},
    )


def review_context(one: Mine) -> dict[str, Any]:
    """What an application's page adds where a review decides; else nothing."""
    if one.intake.mode != DoorMode.REVIEW:
        return {}
    review, written = reading.reviews_of_claim(one.claim)
    return {
        "review": review,
        "written": written,
        "got": reading.got_of(one.claim),
        "can_write": _can_write(one, review, written),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_ENROLMENTS)
def statement(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Change what I wrote; after closing it is there to be read only."""
    one = enrolment_of(acting.resident, public_id)
    review, written = reading.reviews_of_claim(one.claim) if one else (None, None)
    if one is None or review is None:
        raise Http404
    initial = {"statement": written.text if written else ""}
    form = StatementForm(posted(request), initial=initial)
    form.fields["statement"].help_text = review.asks
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and _written(form, one, acting):
            messages.success(request, _("신청서를 저장했습니다."))
            return redirect("enrolment", public_id=public_id)
    context = {
        "acting": acting,
        "one": one,
        "texts": texts_of(one.run.course),
        "review": review,
        "rule": review.rule,
        "written": written,
        "can_write": _can_write(one, review, written),
        "form": form,
    }
    return render(request, "resident/enrolments/statement.html", context, status=status)


@require_safe
@record_required(RecordPage.HELP_ENROLMENTS)
def result(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """What the application got, criterion by criterion, why, and how to object; to print."""
    one = enrolment_of(acting.resident, public_id)
    got = reading.got_of(one.claim) if one else None
    if one is None or got is None:
        raise Http404
    context = {
        "acting": acting,
        "one": one,
        "got": got,
        "rule": got.review.rule,
        "course": one.run.course,
        "texts": texts_of(one.run.course),
        "run": one.run,
    }
    return render(request, "resident/enrolments/result.html", context)


def _can_write(one: Mine, review: Review | None, written: Statement | None) -> bool:
    """Whether it can still be changed."""
    frozen = review is None or review.frozen_at is not None or (written and written.token)
    return one.application is None and not frozen and timezone.now() < one.intake.closes_at


def _written(form: StatementForm, one: Mine, acting: Acting) -> bool:
    try:
        statements.write(
            claim=one.claim,
            text=form.cleaned_data["statement"],
            by=acting.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        form.add_error("statement", str(refusal))
        return False
    return True
