"""Checking certificates: by the address on the paper, by a link of the holder, by the file."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naru.core.refusals import Refusal
from naru.credentials.models import Certificate
from naru.credentials.queries import mine, published
from naru.credentials.queries.checking import LARGEST, check, check_text
from naru.credentials.queries.paper import paper
from naru.credentials.services.issuing import page_address
from naru.residents.rules import mask_name
from naru.web.access import posted

TOOL = settings.BASE_DIR / "tools" / "verify_certificate.py"
JSON = "application/ld+json"
TYPES = {"json": JSON, "jwt": "application/vc+jwt", "pdf": "application/pdf"}


class CheckForm(forms.Form):
    """A certificate as its file or as pasted text."""

    file = forms.FileField(
        label=_("증서 파일"), required=False, help_text=_("certificate.json이나 .jwt로 끝나는 파일")
    )
    text = forms.CharField(
        label=_("또는 증서의 글"),
        required=False,
        max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """The text, from the file if there is one; refuses neither and what is too large."""
        told = super().clean() or {}
        file: UploadedFile[bytes] | None = told.get("file")
        if file is not None:
            if (file.size or 0) > LARGEST:
                raise forms.ValidationError(_("파일이 너무 큽니다. 증서 파일인지 확인해 주세요."))
            told["text"] = file.read().decode("utf-8", "replace")
        if not told.get("text"):
            raise forms.ValidationError(_("파일을 고르거나 글을 붙여 넣어 주세요."))
        return told


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check_file(request: HttpRequest) -> HttpResponse:
    """Whoever was given a file finds out whether it is genuine; nothing is kept."""
    form = CheckForm(posted(request), request.FILES or None)
    context: dict[str, Any] = {"form": form, "keys": published.did_document()}
    if request.method == "POST" and form.is_valid():
        told = check_text(form.cleaned_data["text"])
        context["checked"] = told
        context["name"] = masked(told.certificate) if told.certificate else ""
    status = 422 if form.errors else 200
    return render(request, "public/certificates/check.html", context, status=status)


@login_not_required
@require_safe
@never_cache
def certificate(request: HttpRequest, token: str) -> HttpResponse:
    """Status, course and half a name for whoever has the paper; all of it by the holder's link."""
    opened = mine.opened_by(token, on=timezone.localdate())
    if opened is None:
        raise Http404
    if opened.is_closed:
        return render(request, "public/certificates/closed.html", status=410)
    skills = mine.skills_of(opened.certificates) if opened.share else {}
    context = {
        "share": opened.share,
        "token": token,
        "rows": [
            {
                "one": one,
                "checked": check(one),
                "name": one.holder_name if opened.share else masked(one),
                "seen": mine.seen_in(one) if opened.share else (),
                "skills": [skills[code] for code in one.skills if code in skills],
            }
            for one in opened.certificates
        ],
    }
    return render(request, "public/certificates/certificate.html", context)


@login_not_required
@require_safe
@never_cache
def certificate_file(request: HttpRequest, token: str, code: str, kind: str) -> HttpResponse:
    """A file of a certificate that the holder's link shows; the paper's own address gives none."""
    opened = mine.opened_by(token, on=timezone.localdate())
    if opened is None or opened.share is None:
        raise Http404
    one = next((one for one in opened.certificates if one.code == code), None)
    if one is None or one.erased_at:
        raise Http404
    try:
        return file_of(one, kind)
    except Refusal as refusal:
        return render(
            request, "public/certificates/no_paper.html", {"said": str(refusal)}, status=409
        )


@login_not_required
@require_safe
def tool(request: HttpRequest) -> HttpResponse:
    """The checking program itself, short enough to read."""
    name = f'attachment; filename="{TOOL.name}"'
    return HttpResponse(
        TOOL.read_bytes(), content_type="text/x-python", headers={"Content-Disposition": name}
    )


@login_not_required
@require_safe
@cache_control(public=True, max_age=published.SECONDS)
def did(request: HttpRequest) -> HttpResponse:
    """The issuer's keys, as wallets and checking programs look for them."""
    return _for_all(JsonResponse(published.did_document()))


@login_not_required
@require_safe
@cache_control(public=True, max_age=published.SECONDS)
def jwks(request: HttpRequest) -> HttpResponse:
    """The keys of tokens."""
    return _for_all(JsonResponse(published.jwks()))


@login_not_required
@require_safe
@cache_control(public=True, max_age=published.SECONDS)
def status(request: HttpRequest, listed: int) -> HttpResponse:
    """Which certificates of a list no longer hold, signed."""
    if not 1 <= listed <= published.lists():
        raise Http404
    made = published.status_list(listed, at=timezone.now())
    return _for_all(HttpResponse(made, content_type="application/vc"))


def file_of(one: Certificate, kind: str) -> HttpResponse:
    """The certificate as a file to keep; 404 for a kind there is not. The PDF may be refused."""
    if kind not in TYPES:
        raise Http404
    made: bytes | str = {"json": one.body, "jwt": one.token}.get(kind, "") or paper(
        one, link=page_address(one.code)
    )
    response = HttpResponse(made, content_type=TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="certificate-{one.number}.{kind}"'
    return response


def masked(one: Certificate) -> str:
    """The holder's name of which only the first and last letter show."""
    return mask_name(one.holder_name)


def _for_all(response: HttpResponse) -> HttpResponse:
    """Programs in pages of other sites may read it too: it is public."""
    response["Access-Control-Allow-Origin"] = "*"
    return response
