"""One's own self-diagnoses, the latest first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from naru.diagnosis.queries.runs import runs_of
from naru.residents.enums import RecordPage
from naru.web.acting import Acting, record_required


@require_safe
@record_required(RecordPage.HELP_DIAGNOSIS)
def my_diagnosis(request: HttpRequest, acting: Acting) -> HttpResponse:
    """What was begun, what came out, and the way to do it again."""
    context = {"acting": acting, "runs": runs_of(acting.resident)}
    return render(request, "resident/diagnosis.html", context)
