"""The provider's spreadsheet: files to fill in, what one would change, and what is to be mended."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.catalogue.enums import ImportState
from naru.catalogue.models import ImportRun
from naru.catalogue.pack import connectors
from naru.catalogue.queries import own, sheets
from naru.catalogue.queries.sheets import Kind, Plan
from naru.catalogue.services.own import holding
from naru.catalogue.services.own import sheets as services
from naru.catalogue.services.own.runs import MeetingHeld
from naru.catalogue.services.own.sheets import PlanChanged, SheetReplaced
from naru.catalogue.sources import template as tables
from naru.catalogue.sources.connector import FORM
from naru.catalogue.sources.template import Words
from naru.web.access import posted, role_required
from naru.web.provider import files
from naru.web.provider.forms.sheet import ApplyForm, SheetForm
from naru.web.provider.wording import said

READ_AND_WRITE = ["GET", "HEAD", "POST"]
PAGE = 30
LATEST = 10
SHOWN = (Kind.REFUSED, Kind.CHANGED, Kind.NEW, Kind.SAME)


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def sheet(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Files to fill in; a filled one is read here, and nothing is written yet."""
    form = SheetForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        read = _read(form.cleaned_data["file"], membership)
        if read.state == ImportState.RUNNING:
            return redirect("provider_sheet_plan", public_id=read.public_id)
        form.add_error("file", read.failure_sentence)
    context = {
        "membership": membership,
        "form": form,
        "columns": files.columns(),
        "words": files.words().items(),
        "latest": sheets.sheets_of(membership.organisation)[:LATEST],
        "STATE": ImportState,
    }
    return render(request, "provider/sheet.html", context, status=422 if form.errors else 200)


def _read(file: "UploadedFile[bytes]", membership: Membership) -> ImportRun:
    """Hand the file over by its path; it is gone when it has been read."""
    now = timezone.now()
    form = connectors(Path(settings.CITY_DIR), time_zone=settings.TIME_ZONE)[FORM.name]
    provider = holding.open_workspace(
        organisation=membership.organisation, by=membership.user, at=now
    )
    with NamedTemporaryFile(prefix="naru-sheet-") as kept:
        for piece in file.chunks():
            kept.write(piece)
        kept.flush()
        return services.read_sheet(
            provider_id=provider.pk,
            path=Path(kept.name),
            file_name=file.name or "",
            connector=form,
            by=membership.user,
            at=now,
        )


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def plan(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """What the file would change, row by row; a POST applies exactly that, or shows it anew."""
    one = get_object_or_404(sheets.sheets_of(membership.organisation), public_id=public_id)
    if one.state != ImportState.RUNNING:
        if request.method == "POST":
            messages.warning(request, str(SheetReplaced.message))
            return redirect("provider_sheet_plan", public_id=public_id)
        return _report(request, membership, one)
    form = ApplyForm(posted(request))
    again = False
    if request.method == "POST" and form.is_valid():
        try:
            services.apply_sheet(
                sheet_id=one.pk,
                digest=form.cleaned_data["digest"],
                publish=form.cleaned_data["publish"] == "yes",
                by=membership.user,
                at=timezone.now(),
            )
        except (SheetReplaced, MeetingHeld) as refusal:
            messages.warning(request, str(refusal))
            return redirect("provider_sheet_plan", public_id=public_id)
        except PlanChanged:
            again = True
        else:
            messages.success(request, _("담았습니다. 공개한 강좌는 지금부터 찾을 수 있습니다."))
            return redirect("provider_sheet_plan", public_id=public_id)
    found = _plan_of(one, membership)
    form = ApplyForm(
        initial={"publish": request.POST.get("publish", "yes"), "digest": found.digest}
    )
    context = {"form": form, "again": again, **_shown(request, found)}
    wrong = request.method == "POST"
    return render(
        request,
        "provider/plan.html",
        {"membership": membership, "sheet": one, **context},
        status=422 if wrong else 200,
    )


def _plan_of(one: ImportRun, membership: Membership) -> Plan:
    provider = own.provider_of(membership.organisation)
    if provider is None:
        raise Http404
    return sheets.plan_of(one, provider)


def _shown(request: HttpRequest, found: Plan) -> dict[str, object]:
    """One kind of rows at a time, those to be mended first."""
    counts = found.counts
    asked = request.GET.get("kind", "")
    kind = Kind(asked) if asked in Kind.values else None
    kind = kind or next((one for one in SHOWN if counts[one]), Kind.SAME)
    page = Paginator(found.of_kind(kind), PAGE).get_page(request.GET.get("page"))
    return {
        "kind": kind,
        "kinds": [(one, counts[one]) for one in SHOWN],
        "refused": counts[Kind.REFUSED],
        "taken": counts[Kind.NEW] + counts[Kind.CHANGED],
        "page": page,
        "rows": [(row, said(row.all_changes)) for row in page],
        "KIND": Kind,
    }


def _report(request: HttpRequest, membership: Membership, one: ImportRun) -> HttpResponse:
    """What became of a file that waits no more."""
    context = {
        "membership": membership,
        "sheet": one,
        "refused": sheets.refused_rows(one),
        "STATE": ImportState,
    }
    return render(request, "provider/sheet_done.html", context)


@require_safe
@role_required(Role.PROVIDER)
def mend(request: HttpRequest, membership: Membership, public_id: UUID, kind: str) -> HttpResponse:
    """The rows that could not be taken, as they were handed in, each with what to mend."""
    one = get_object_or_404(sheets.sheets_of(membership.organisation), public_id=public_id)
    rows = sheets.refused_rows(one)
    if not rows:
        raise Http404
    header, lines = files.to_mend(rows)
    return _file("mend", kind, header, lines)


@require_safe
@role_required(Role.PROVIDER)
def template(request: HttpRequest, membership: Membership, kind: str) -> HttpResponse:
    """The form to fill in, with an example row."""
    return _file("form", kind, tables.header(), [tables.example()], words=files.words())


@require_safe
@role_required(Role.PROVIDER)
def filled(request: HttpRequest, membership: Membership, kind: str) -> HttpResponse:
    """The form filled in with the provider's courses as they are, to be changed and handed in."""
    provider = own.provider_of(membership.organisation)
    zone = ZoneInfo(settings.TIME_ZONE)
    rows = sheets.form_rows(provider, zone) if provider else []
    return _file("courses", kind, tables.header(), rows, words=files.words())


def _file(
    name: str,
    kind: str,
    header: list[str],
    rows: Iterable[list[str]],
    *,
    words: Words | None = None,
) -> HttpResponse:
    """The table as a download, `kind` "csv" or "xlsx"; only Excel has room for the words."""
    if kind == "xlsx":
        made = tables.excel_table(header, list(rows), words=words)
    else:
        made = tables.csv_table(header, rows)
    response = HttpResponse(made, content_type=files.TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="naru-{name}.{kind}"'
    response["Cache-Control"] = "no-store"
    return response
