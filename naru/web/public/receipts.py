"""Checking decision receipts: by a link that only its holder knows, and without this site."""

from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from naru.policies import queries
from naru.policies.models import Receipt
from naru.policies.reading.book import rulebook
from naru.programmes import queries as programmes

TOOL = settings.BASE_DIR / "tools" / "verify_receipt.py"


class NumberForm(forms.Form):
    """The number of a receipt, as it stands on it."""

    number = forms.UUIDField(
        label=gettext_lazy("확인서 번호"),
        help_text=gettext_lazy("확인서에 적힌 긴 번호를 그대로 옮겨 적어 주세요."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("확인서 번호를 적어 주세요."),
            "invalid": gettext_lazy(
                "번호가 다릅니다. 붙임표까지 그대로 옮겨 적어 주세요. "
                "예: 0faae700-d3f6-41ae-b40f-a1a77031da7f"
            ),
        },
    )

    def clean_number(self) -> UUID:
        """One that was issued."""
        number: UUID = self.cleaned_data["number"]
        if not Receipt.objects.filter(public_id=number).exists():
            raise forms.ValidationError(_("이 번호로 만든 확인서가 없습니다. 다시 확인해 주세요."))
        return number


@login_not_required
@require_safe
def verify(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Whether the receipt is genuine, with its rule and day: nothing about the person."""
    try:
        checked = queries.check(public_id)
    except Receipt.DoesNotExist:
        raise Http404 from None
    policy = rulebook().policies.get(checked.policy)
    programme = programmes.named(policy.programme) if policy else None
    context = {
        "checked": checked,
        "programme": programme,
        "title": policy.title if policy else None,
    }
    return render(request, "public/receipts/verify.html", context)


@login_not_required
@require_safe
def how_to(request: HttpRequest) -> HttpResponse:
    """How anybody checks a receipt on their own computer, and a way to have it checked here."""
    form = NumberForm(request.GET or None)
    if form.is_valid():
        return redirect("receipt_verify", public_id=form.cleaned_data["number"])
    context = {"keys": queries.public_keys(), "form": form}
    status = 422 if form.errors else 200
    return render(request, "public/receipts/how_to.html", context, status=status)


@login_not_required
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Every public key that ever signed, as the checking program reads them."""
    response = JsonResponse(queries.public_keys(), json_dumps_params={"indent": 1})
    response["Content-Disposition"] = 'attachment; filename="keys.json"'
    return response


@login_not_required
@require_safe
def tool(request: HttpRequest) -> HttpResponse:
    """The checking program itself, short enough to read."""
    name = f'attachment; filename="{TOOL.name}"'
    return HttpResponse(
        TOOL.read_bytes(), content_type="text/x-python", headers={"Content-Disposition": name}
    )
