"""Who looked at my record."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from naru.residents import queries
from naru.web.acting import Acting, record_required

PER_PAGE = 20


@require_safe
@record_required()
def record_views(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Every visit: who, for which organisation, when, why, which pages."""
    pages = Paginator(queries.visit_ids(acting.resident), PER_PAGE)
    page = pages.get_page(request.GET.get("page"))
    visits = queries.visits_among(acting.resident, list(page.object_list))
    context = {"acting": acting, "page": page, "visits": visits}
    return render(request, "resident/record_views.html", context)
