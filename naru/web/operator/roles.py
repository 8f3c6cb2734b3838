"""Who works for which organisation in which role: listed, given, ended."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from naru.accounts import queries
from naru.accounts.enums import Role
from naru.accounts.models import Membership, Organisation
from naru.core.refusals import Refusal
from naru.flows.end_role import end_role
from naru.flows.give_role import give_role
from naru.web.access import posted, role_required

PAGE = 30


class RoleForm(forms.Form):
    """Who, where, as what, and for how long."""

    email = forms.EmailField(
        label=gettext_lazy("누구에게 맡기나요?"),
        help_text=gettext_lazy(
            "가입할 때 쓴 이메일 주소를 적어 주세요. 먼저 가입해 있어야 합니다."
        ),
        error_messages={
            "required": gettext_lazy("이메일 주소를 적어 주세요. 예: naru@example.org")
        },
    )
    organisation = forms.ChoiceField(
        label=gettext_lazy("어느 기관에서 일하나요?"),
        error_messages={"required": gettext_lazy("기관을 골라 주세요.")},
    )
    role = forms.ChoiceField(
        label=gettext_lazy("어떤 일을 맡나요?"),
        choices=[("", "—"), *Role.choices],
        error_messages={"required": gettext_lazy("역할을 골라 주세요.")},
    )
    from_on = forms.DateField(
        label=gettext_lazy("언제부터인가요?"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    to_on = forms.DateField(
        label=gettext_lazy("언제부터 끝나나요?"),
        help_text=gettext_lazy("적은 날부터는 할 수 없습니다. 비워 두면 끝낼 때까지 맡습니다."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: object, organisations: list[Organisation], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.known = {str(one.public_id): one for one in organisations}
        self.fields["organisation"].choices = [  # type: ignore[attr-defined]
            ("", "—"),
            *((key, one.name) for key, one in self.known.items()),
        ]

    def clean_organisation(self) -> Organisation:
        """The body itself."""
        return self.known[self.cleaned_data["organisation"]]


@require_safe
@role_required(Role.OPERATOR)
def roles(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Every membership there is or was, by organisation."""
    found = Paginator(queries.memberships(), PAGE)
    context = {
        "page": found.get_page(request.GET.get("page")),
        "today": timezone.localdate(),
        "own": membership.user,
    }
    return render(request, "operator/roles.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.OPERATOR)
def give(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Let somebody who has joined work for an organisation."""
    now = timezone.now()
    form = RoleForm(
        posted(request),
        organisations=queries.organisations(),
        initial={"from_on": timezone.localdate(now)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            given = give_role(
                **{**form.cleaned_data, "role": Role(form.cleaned_data["role"])},
                by=membership.user,
                at=now,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("역할을 맡겼습니다: %(who)s. 본인에게도 알렸습니다.") % {"who": given}
            messages.success(request, said)
            return redirect("operator_roles")
    status = 422 if form.errors else 200
    return render(request, "operator/role_new.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.OPERATOR)
def end(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Ask once more, then end the role from today on."""
    member = get_object_or_404(queries.memberships(), public_id=public_id)
    if request.method != "POST":
        return render(request, "operator/role_end.html", {"member": member})
    try:
        end_role(membership=member, by=membership.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("역할을 끝냈습니다. 다음 화면부터 열리지 않습니다."))
    return redirect("operator_roles")
