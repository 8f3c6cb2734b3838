"""/me/plan/evidence/: files that show what one learnt: put, seen, taken away."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.core.refusals import Refusal
from naru.files.rules.looking import MOST_BYTES
from naru.files.services import FileNotTaken, FileTooLarge
from naru.flows.add_evidence import add_evidence
from naru.flows.drop_evidence import drop_evidence
from naru.occupations.models import Skill
from naru.planning.models import Plan, Step
from naru.planning.pack import evidence_terms
from naru.planning.queries import mine
from naru.planning.queries.evidence import evidence_of, evidence_with
from naru.planning.services.evidence import NotYetMade, SameFileTwice, Shown
from naru.residents.enums import RecordPage
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.papers import paper_response

STEP, SKILL = "step:", "skill:"


class EvidenceForm(forms.Form):
    """One file, what it shows, and whether the mentor sees it."""

    title = forms.CharField(
        label=gettext_lazy("무엇을 보여 주나요?"),
        help_text=gettext_lazy("예: 처음 만든 의자, 자격 시험 합격 통지"),
        max_length=100,
        error_messages={"required": gettext_lazy("무엇인지 적어 주세요.")},
    )
    made_on = forms.DateField(
        label=gettext_lazy("언제 한 것인가요?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": gettext_lazy("날짜를 적어 주세요."),
            "invalid": gettext_lazy("2026-03-02처럼 적어 주세요."),
        },
    )
    about = forms.ChoiceField(label=gettext_lazy("무엇에 대한 것인가요?"), required=False)
    for_mentor = forms.BooleanField(
        label=gettext_lazy("내 멘토도 이 파일을 볼 수 있습니다."), required=False
    )
    file = forms.FileField(
        label=gettext_lazy("파일"),
        help_text=gettext_lazy(
            "PDF나 사진(JPG, PNG), 10MB까지. 다른 사람의 얼굴과 주민등록번호는 가리고 올려 주세요."
        ),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("올릴 파일을 골라 주세요.")},
        widget=forms.FileInput(
            attrs={"accept": ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"}
        ),
    )

    def __init__(self, *args: Any, steps: list[Step], skills: list[Skill], **more: Any):
        super().__init__(*args, **more)
        self.steps = {f"{STEP}{one.public_id}": one for one in steps}
        self.skills = {f"{SKILL}{one.code}": one for one in skills}
        self.fields["about"].choices = [  # type: ignore[attr-defined]
            ("", _("이 계획 모두")),
            *((key, one.name) for key, one in self.steps.items()),
            *((key, one.name) for key, one in self.skills.items()),
        ]

    def clean_file(self) -> "UploadedFile[bytes]":
        """Not larger than is kept; nothing is read before."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(str(FileTooLarge.message))
        return file

    def shown(self) -> Shown:
        """What was said about the file."""
        said = self.cleaned_data
        return Shown(
            title=said["title"],
            made_on=said["made_on"],
            step=self.steps.get(said["about"]),
            skill=self.skills.get(said["about"]),
            for_mentor=said["for_mentor"],
        )


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_PLAN)
def evidence(request: HttpRequest, acting: Acting) -> HttpResponse:
    """What is there, and one more."""
    terms, plan = evidence_terms(), mine.plan_of(acting.resident)
    form = EvidenceForm(
        posted(request),
        request.FILES or None,
        initial={"made_on": timezone.localdate()},
        **_about(plan),
    )
    if request.method == "POST" and form.is_valid() and _put(form, acting):
        messages.success(request, _("파일을 더했습니다."))
        return redirect("plan_evidence")
    context = {
        "acting": acting,
        "form": form,
        "evidence": evidence_of(acting.resident),
        "terms": terms,
    }
    status = 422 if form.errors else 200
    return render(request, "resident/planning/evidence.html", context, status=status)


@require_POST
@record_required(RecordPage.HELP_PLAN)
def drop(request: HttpRequest, acting: Acting, upload_id: UUID) -> HttpResponse:
    """Take a file away; its bytes are erased."""
    one = evidence_with(upload_id, resident=acting.resident)
    if one is None:
        raise Http404
    drop_evidence(one=one, by=acting.user, at=timezone.now())
    messages.success(request, _("파일을 지웠습니다."))
    return redirect("plan_evidence")


@require_safe
@record_required(RecordPage.HELP_PLAN)
def show(request: HttpRequest, acting: Acting, upload_id: UUID) -> HttpResponseBase:
    """One's own file."""
    one = evidence_with(upload_id, resident=acting.resident)
    if one is None:
        raise Http404
    return paper_response(request, one.upload)


def _about(plan: Plan | None) -> dict[str, Any]:
    """Steps of the chosen route and their skills; a file may be about one of them."""
    route = mine.chosen_route(plan) if plan else None
    steps = list(route.steps.all()) if route else []
    codes = {code for one in steps for code in one.gives}
    skills = Skill.objects.filter(code__in=codes).order_by("position", "pk") if codes else ()
    return {"steps": steps, "skills": list(skills)}


def _put(form: EvidenceForm, acting: Acting) -> bool:
    """Keep the file; a refusal stands at the field that it is about."""
    file = form.cleaned_data["file"]
    try:
        add_evidence(
            resident=acting.resident,
            shown=form.shown(),
            name=file.name or "",
            data=file.read(),
            terms=evidence_terms(),
            by=acting.user,
            at=timezone.now(),
        )
    except (FileNotTaken, SameFileTwice) as refusal:
        form.add_error("file", str(refusal))
    except NotYetMade as refusal:
        form.add_error("made_on", str(refusal))
    except Refusal as refusal:
        form.add_error("title", str(refusal))
    else:
        return True
    return False
