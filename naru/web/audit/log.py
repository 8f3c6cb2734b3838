"""The audit trail: who did what to whom, newest first, filtered, and as a file."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.audit import queries
from naru.audit import services as audit
from naru.audit.enums import NAMES, name_of
from naru.audit.models import Link
from naru.core.exports import csv_lines
from naru.web.access import role_required

PAGE = 50
MOST_LINES = 100_000
COLUMNS = (
    "seq",
    "at",
    "actor",
    "on_behalf_of",
    "action",
    "action_name",
    "subject_type",
    "subject_id",
    "details",
    "hash",
)


class LogForm(forms.Form):
    """What to look for; everything may stay empty."""

    action = forms.CharField(
        label=gettext_lazy("한 일"),
        help_text=gettext_lazy("앞부분만 적어도 됩니다. 예: api_token"),
        widget=forms.TextInput(attrs={"list": "actions"}),
        max_length=80,
        required=False,
    )
    subject_type = forms.CharField(
        label=gettext_lazy("대상의 갈래"),
        help_text=gettext_lazy("예: resident"),
        max_length=60,
        required=False,
    )
    subject_id = forms.CharField(label=gettext_lazy("대상의 번호"), max_length=60, required=False)
    actor = forms.CharField(
        label=gettext_lazy("사람의 이메일"),
        help_text=gettext_lazy("그 사람이 한 일과, 그 사람을 대신해서 한 일을 모두 찾습니다."),
        max_length=254,
        required=False,
    )
    from_on = forms.DateField(
        label=gettext_lazy("이날부터"),
        widget=forms.DateInput(attrs={"type": "date"}),
        required=False,
    )
    to_on = forms.DateField(
        label=gettext_lazy("이날까지"),
        widget=forms.DateInput(attrs={"type": "date"}),
        required=False,
    )
    before = forms.IntegerField(
        widget=forms.HiddenInput, min_value=1, max_value=2**62, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Refuses a range that ends before it begins."""
        given = super().clean() or {}
        first, last = given.get("from_on"), given.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", _("끝나는 날을 시작하는 날과 같거나 뒤로 골라 주세요."))
        return given

    def wanted(self) -> queries.Wanted:
        """The filters for the query; only after the form is valid."""
        asked = {name: value for name, value in self.cleaned_data.items() if name != "before"}
        return queries.Wanted(**asked)


@require_safe
@role_required(Role.AUDITOR)
def log(request: HttpRequest, membership: Membership) -> HttpResponse:
    """One page of the trail. The look itself becomes a line of it."""
    form = LogForm(request.GET)
    if not form.is_valid():
        return render(request, "audit/log.html", {"form": form, "names": NAMES}, status=422)
    wanted, before = form.wanted(), form.cleaned_data["before"]
    found = list(queries.lines(wanted, before=before)[: PAGE + 1])
    audit.note_look(by=membership.user, wanted=wanted, at=timezone.now())
    older = found[PAGE - 1].seq if len(found) > PAGE else None
    context = {
        "form": form,
        "names": NAMES,
        "lines": [(line, name_of(line.entry.action)) for line in found[:PAGE]],
        "newest_href": address(request, "audit_log") if before else "",
        "older_href": address(request, "audit_log", before=older) if older else "",
        "export_href": address(request, "audit_export"),
    }
    return render(request, "audit/log.html", context)


def address(request: HttpRequest, page: str, *, before: int | None = None) -> str:
    """A page of the trail with the filters of this one."""
    query = request.GET.copy()
    query.pop("before", None)
    if before:
        query["before"] = str(before)
    return f"{reverse(page)}?{query.urlencode()}"


@require_safe
@role_required(Role.AUDITOR)
def export(request: HttpRequest, membership: Membership) -> HttpResponseBase:
    """The same lines as a CSV file, at most 100,000, without a formula in any cell."""
    form = LogForm(request.GET)
    if not form.is_valid():
        return render(request, "audit/log.html", {"form": form, "names": NAMES}, status=422)
    wanted, now = form.wanted(), timezone.now()
    audit.note_look(by=membership.user, wanted=wanted, at=now, exported=True)
    response = StreamingHttpResponse(
        csv_lines(COLUMNS, cells(wanted)), content_type="text/csv; charset=utf-8"
    )
    day = timezone.localdate(now).isoformat()
    response["Content-Disposition"] = f'attachment; filename="audit-{day}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def cells(wanted: queries.Wanted) -> Iterator[tuple[object, ...]]:
    """Rows of the file; read in blocks so that memory stays flat."""
    for link in queries.lines(wanted)[:MOST_LINES].iterator(chunk_size=2_000):
        yield cells_of(link)


def cells_of(link: Link) -> tuple[object, ...]:
    entry = link.entry
    return (
        link.seq,
        entry.at.isoformat(),
        entry.actor.email if entry.actor else "",
        entry.on_behalf_of.email if entry.on_behalf_of else "",
        entry.action,
        name_of(entry.action),
        entry.subject_type,
        entry.subject_id,
        entry.details,
        link.hash,
    )
