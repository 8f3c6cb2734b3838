"""What came out: for the person, and the same for whoever helps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from naru.diagnosis.models import Result, Run
from naru.diagnosis.queries.results import before, versions_of
from naru.diagnosis.services.runs import code_of
from naru.web.public.diagnosis.reach import Reached, reached
from naru.web.public.diagnosis.telling import outcome


@require_safe
@reached
def result(request: HttpRequest, here: Reached) -> HttpResponse:
    """The newest version, or the one asked for by its number."""
    versions = versions_of(here.run)
    if not versions:
        return redirect("diagnosis_run", here.run.public_id)
    shown = chosen(versions, request.GET.get("version", ""))
    context = {
        "here": here,
        "code": "" if here.kept else code_of(here.run),
        **page_of(here.run, versions, shown),
    }
    return render(request, "public/diagnosis/result.html", context)


def chosen(versions: list[Result], number: str) -> Result:
    """The version with this number, else the newest."""
    return next((one for one in versions if str(one.number) == number), versions[0])


def page_of(run: Run, versions: list[Result], shown: Result) -> dict[str, Any]:
    """What every page with a result needs."""
    earlier = before(run)
    told = outcome(run, shown, earlier)
    last = {}
    if earlier:
        last = earlier[1].body.get("domains", {}).get("scales", {})
    return {
        "run": run,
        "versions": versions,
        "shown": shown,
        "newest": shown.pk == versions[0].pk,
        "told": told,
        "earlier": earlier,
        "last_levels": [last[one.code]["level"] for one in told.domains or [] if one.code in last],
    }
