"""Papers of one's own application: put, seen, taken off again."""

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
from naru.files.services import FileTooLarge
from naru.flows.put_paper import put_paper
from naru.flows.take_paper import take_paper
from naru.residents.enums import RecordPage
from naru.scholarships.enums import ApplicationState, PaperKind
from naru.scholarships.models import Application
from naru.scholarships.queries import mine
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.forms import CardRadioSelect
from naru.web.papers import paper_response
from naru.web.resident.scholarship.steps import PAPERS, mine_or_404, steps

OPEN = (ApplicationState.DRAFT, ApplicationState.SUBMITTED, ApplicationState.MORE_ASKED)


class PaperForm(forms.Form):
    """One file and what it shows. Whether it is a paper is said by whoever looks at its bytes."""

    kind = forms.ChoiceField(
        label=gettext_lazy("어떤 서류인가요?"),
        choices=PaperKind.choices,
        widget=CardRadioSelect,
        error_messages={"required": gettext_lazy("어떤 서류인지 골라 주세요.")},
    )
    file = forms.FileField(
        label=gettext_lazy("서류 파일"),
        help_text=gettext_lazy(
            "PDF나 사진(JPG, PNG), 10MB까지. 휴대전화로 찍은 사진도 됩니다. "
            "주민등록번호 뒷자리는 가리고 올려 주세요."
        ),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("올릴 파일을 골라 주세요.")},
        widget=forms.FileInput(
            attrs={"accept": ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"}
        ),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Not larger than is kept; nothing is read before."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(str(FileTooLarge.message))
        return file


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_SCHOLARSHIP)
def papers(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """What was put so far, what is missing, and putting one more."""
    one = mine_or_404(acting.resident, public_id)
    if one.state not in OPEN:
        raise Http404
    there = mine.papers_of(one)
    missing = mine.missing_papers(one, there)
    form = PaperForm(
        posted(request),
        request.FILES or None,
        initial={"kind": missing[0] if missing else PaperKind.OTHER},
    )
    if request.method == "POST" and form.is_valid() and _put(form, one, acting):
        messages.success(request, _("서류를 올렸습니다."))
        return redirect("application_papers", public_id=public_id)
    context = {
        "acting": acting,
        "application": one,
        "form": form,
        "papers": there,
        "missing": missing,
        "draft": one.state == ApplicationState.DRAFT,
        **steps(PAPERS),
    }
    return render(
        request, "resident/scholarship/papers.html", context, status=422 if form.errors else 200
    )


@require_POST
@record_required(RecordPage.HELP_SCHOLARSHIP)
def take(request: HttpRequest, acting: Acting, upload_id: UUID) -> HttpResponse:
    """Take a paper off a draft; its bytes are erased."""
    paper = mine.paper_of(acting.resident, upload_id)
    if paper is None:
        raise Http404
    public_id = paper.application.public_id
    try:
        take_paper(paper=paper, by=acting.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("서류를 지웠습니다."))
    return redirect("application_papers", public_id=public_id)


@require_safe
@record_required(RecordPage.HELP_SCHOLARSHIP)
def show(request: HttpRequest, acting: Acting, upload_id: UUID) -> HttpResponseBase:
    """One's own paper."""
    paper = mine.paper_of(acting.resident, upload_id)
    if paper is None:
        raise Http404
    return paper_response(request, paper.upload)


def _put(form: PaperForm, one: Application, acting: Acting) -> bool:
    """Whether the paper was kept; if not, the form says why."""
    file = form.cleaned_data["file"]
    try:
        put_paper(
            application=one,
            kind=PaperKind(form.cleaned_data["kind"]),
            name=file.name,
            data=file.read(),
            by=acting.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        form.add_error("file", str(refusal))
        return False
    return True
