"""Taking everything along, as JSON for programs and as a page for people."""

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from naru.core.portable import Section
from naru.flows.export_record import export_record
from naru.web.acting import Acting, record_required

FORMAT = "naru-record/1"


class _Encoder(DjangoJSONEncoder):
    """ISO times in full, as they are kept."""


@require_http_methods(["GET", "HEAD", "POST"])
@record_required()
def export(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Say what is in it; a POST hands it over in the form that was asked for."""
    if request.method != "POST":
        return render(request, "resident/export/ask.html", {"acting": acting})
    now = timezone.now()
    sections = export_record(resident=acting.resident, by=acting.user, at=now)
    if request.POST.get("form") == "json":
        return _as_json(sections, now.isoformat())
    response = render(request, "resident/export/record.html", {"sections": sections, "now": now})
    return _as_file(response, "naru-record.html")


def _as_json(sections: list[Section], made_at: str) -> HttpResponse:
    body = {
        "format": FORMAT,
        "made_at": made_at,
        **{section.key: section.rows for section in sections},
    }
    response = JsonResponse(
        body, encoder=_Encoder, json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    return _as_file(response, "naru-record.json")


def _as_file(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
