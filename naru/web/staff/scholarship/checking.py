"""One application on the desk of whoever checks it; every look is in its owner's access log."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.languages import in_reader_language, reader_language
from naru.core.refusals import Refusal
from naru.flows.ask_for_papers import ask_for_papers
from naru.flows.check_application import check_application
from naru.flows.open_application import open_application
from naru.policies.reading.book import rulebook
from naru.policies.rules.facts import ORDER, to_answers
from naru.policies.rules.wording import question
from naru.residents.enums import Fact, RecordPage
from naru.residents.facts import BY_FACT
from naru.residents.queries.answers import in_words
from naru.scholarships.enums import CheckKind
from naru.scholarships.models import Application
from naru.scholarships.models.applications import CHECKS, IN_CHECK
from naru.scholarships.queries import deciding, mine, office
from naru.scholarships.rules.deciding import excluded
from naru.web.access import posted, role_required
from naru.web.forms import CardCheckboxSelect, CardRadioSelect
from naru.web.papers import paper_response

NONE = "NONE"
WELFARE = {
    "basic_livelihood": {"basic_livelihood": True, "near_poor": False},
    "near_poor": {"basic_livelihood": False, "near_poor": True},
    "neither": {"basic_livelihood": False, "near_poor": False},
}
"""What a certificate shows, as facts."""

View = Callable[..., HttpResponseBase]


class IncomeForm(forms.Form):
    """What the certificate shows."""

    welfare = forms.ChoiceField(
        label=gettext_lazy("증명서는 무엇을 보이나요?"),
        choices=[
            ("basic_livelihood", gettext_lazy("기초생활수급자")),
            ("near_poor", gettext_lazy("차상위계층")),
            ("neither", gettext_lazy("둘 다 아님")),
        ],
        widget=CardRadioSelect,
        error_messages={"required": gettext_lazy("무엇을 보이는지 골라 주세요.")},
    )
    words = forms.CharField(
        label=gettext_lazy("무엇을 보고 확인했나요?"),
        help_text=gettext_lazy("예: 11월 20일에 뗀 차상위계층 확인서. 주민등록번호는 적지 마세요."),
        max_length=400,
        error_messages={"required": gettext_lazy("무엇을 보고 확인했는지 한 줄 적어 주세요.")},
    )

    @property
    def found(self) -> dict[str, object]:
        return dict(WELFARE[self.cleaned_data["welfare"]])


class DoubleForm(forms.Form):
    """Which of the excluding schemes the person receives."""

    schemes = forms.MultipleChoiceField(
        label=gettext_lazy("명단에 있는 지원을 모두 골라 주세요"),
        widget=CardCheckboxSelect,
        error_messages={"required": gettext_lazy("받는 지원을 고르거나 ‘없음’을 골라 주세요.")},
    )
    words = forms.CharField(
        label=gettext_lazy("무엇을 보고 확인했나요?"),
        help_text=gettext_lazy("예: 11월 30일 기준 다섯 지원의 명단. 주민등록번호는 적지 마세요."),
        max_length=400,
        error_messages={"required": gettext_lazy("무엇을 보고 확인했는지 한 줄 적어 주세요.")},
    )

    def __init__(self, names: dict[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["schemes"]
        if not isinstance(field, forms.MultipleChoiceField):
            raise TypeError(field)
        field.choices = [*names.items(), (NONE, _("다섯 가운데 없음"))]

    def clean_schemes(self) -> list[str]:
        """None beside a scheme says two things at once."""
        chosen: list[str] = self.cleaned_data["schemes"]
        if NONE in chosen and len(chosen) > 1:
            raise forms.ValidationError(_("‘없음’과 다른 답을 함께 고를 수는 없습니다."))
        return [one for one in chosen if one != NONE]

    @property
    def found(self) -> dict[str, object]:
        return {"benefits_now": self.cleaned_data["schemes"]}


class AskForm(forms.Form):
    """Which paper is missing, in a sentence the person reads."""

    words = forms.CharField(
        label=gettext_lazy("무엇이 더 필요한가요?"),
        help_text=gettext_lazy("본인이 그대로 읽습니다. 예: 증명서의 뒷면도 올려 주세요."),
        max_length=400,
        error_messages={"required": gettext_lazy("무엇이 더 필요한지 적어 주세요.")},
    )


def opened(page: RecordPage) -> Callable[[View], View]:
    """Opens the application for staff who check, logs the look, and hands it to the view."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(
            request: HttpRequest, membership: Membership, public_id: UUID, **inside: UUID
        ) -> HttpResponseBase:
            try:
                found = open_application(
                    application_id=public_id, membership=membership, page=page, at=timezone.now()
                )
            except Application.DoesNotExist:
                raise Http404 from None
            return view(request, membership, found, **inside)

        guarded: View = role_required(*set(CHECKS.values()))(checked)
        return guarded

    return decorate


@require_http_methods(["GET", "HEAD", "POST"])
@opened(RecordPage.CHECK_APPLICATION)
def check(request: HttpRequest, membership: Membership, one: Application) -> HttpResponse:
    """Answers, papers and checks; a POST writes one's own check down."""
    kind = office.next_check(one, role=Role(membership.role))
    form = _form(one, kind, request)
    if request.method == "POST":
        if form is None or kind is None:
            messages.warning(request, _("지금 하실 확인이 없습니다."))
            return redirect("scholarship_check", public_id=one.public_id)
        if form.is_valid():
            try:
                done = check_application(
                    application_id=one.pk,
                    kind=kind,
                    found=form.found,
                    words=form.cleaned_data["words"],
                    membership=membership,
                    book=rulebook(),
                    at=timezone.now(),
                )
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                said = _("확인을 적었습니다: %(state)s") % {"state": done.get_state_display()}
                messages.success(request, said)
                return redirect("scholarship_round", code=one.round.code)
    context = {"membership": membership, "application": one, "form": form, **_shown(one)}
    status = 422 if form is not None and form.errors else 200
    return render(request, "staff/scholarship/application.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@opened(RecordPage.CHECK_APPLICATION)
def ask(request: HttpRequest, membership: Membership, one: Application) -> HttpResponse:
    """Ask the person for another paper."""
    form = AskForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            ask_for_papers(
                application_id=one.pk,
                words=form.cleaned_data["words"],
                membership=membership,
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("본인에게 알렸습니다."))
            return redirect("scholarship_round", code=one.round.code)
    context = {"membership": membership, "application": one, "form": form}
    status = 422 if form.errors else 200
    return render(request, "staff/scholarship/ask.html", context, status=status)


@require_safe
@opened(RecordPage.CHECK_PAPER)
def paper(
    request: HttpRequest, membership: Membership, one: Application, upload_id: UUID
) -> HttpResponseBase:
    """A paper of this application."""
    found = next((p for p in mine.papers_of(one) if p.upload.public_id == upload_id), None)
    if found is None:
        raise Http404
    return paper_response(request, found.upload)


def _form(
    one: Application, kind: CheckKind | None, request: HttpRequest
) -> IncomeForm | DoubleForm | None:
    """The form of the check this member of staff can make now."""
    if kind == CheckKind.INCOME:
        return IncomeForm(posted(request))
    if kind == CheckKind.DOUBLE_BENEFIT:
        book = rulebook()
        version = deciding.version_on(one.round, book, deciding.handed_in_on(one))
        names = {
            scheme: getattr(book.schemes[scheme], reader_language())
            for scheme in (excluded(version) if version else [])
        }
        return DoubleForm(names, posted(request))
    return None


def _shown(one: Application) -> dict[str, Any]:
    """The application in words, with what it is worth so far."""
    book, language = rulebook(), reader_language()
    case = deciding.case_of(one, book)
    proved = to_answers(case.facts)
    answers = [
        (question(name, book, language), _words(name, one.facts[name]), _words(name, proved[name]))
        for name in sorted(one.facts, key=ORDER.__getitem__)
    ]
    (row,) = deciding.scored([one], book)
    checks = office.checks_of(one)
    return {
        "answers": answers,
        "papers": mine.papers_of(one),
        "checks": checks,
        "missing_checks": [
            kind.label for kind in CheckKind if kind not in {c.kind for c in checks}
        ],
        "points": row.points,
        "criteria": [(in_reader_language(c.ko, c.en), c.points, holds) for c, holds in row.answers],
        "in_check": one.state in IN_CHECK,
        "grant": getattr(one, "grant", None),
    }


def _words(name: str, value: object) -> str:
    return in_words(BY_FACT[Fact(name)], value, {})
