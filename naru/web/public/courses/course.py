"""/courses/<number>/: one course with everything known about it, and its dates as a file."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from naru.catalogue import lexicon
from naru.catalogue.enums import OWN_SOURCE
from naru.catalogue.models import Course
from naru.catalogue.pack import connectors
from naru.catalogue.queries.courses import CoursePage, course_page, run_of
from naru.catalogue.queries.lines import lines_of
from naru.catalogue.search.similar import similar
from naru.core.languages import in_reader_language
from naru.enrolments.queries.sight import sights_of
from naru.schools.queries.terms import terms_of_course
from naru.web.public.courses import words
from naru.web.public.courses.around import programmes_of
from naru.web.public.courses.calendar import calendar_of, has_dates
from naru.web.public.courses.cards import Card, card_of, mode
from naru.web.public.courses.gives import gives_of
from naru.web.public.courses.linked import linked_data
from naru.web.public.courses.offers import audience, chosen, offer_of, spots_of, web_address
from naru.web.public.courses.refunds import refunds_of
from naru.web.public.courses.texts import texts_of


@dataclass(frozen=True)
class Origin:
    """Where the facts come from, and whom to name beside them."""

    title: str
    attribution: str


@login_not_required
@require_safe
def course(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Facts first; a course that has vanished from its sources says so and offers others (410)."""
    at = timezone.now()
    page = course_page(public_id, on=timezone.localdate(at))
    if page is None:
        raise Http404
    one = page.course
    if one.gone_at:
        context = {"course": one, "alike": alike(one, at), "field": field_of(one)}
        return render(request, "public/courses/gone.html", context, status=410)
    address = request.build_absolute_uri(reverse("course", args=[public_id]))
    return render(request, "public/courses/course.html", context_of(page, at=at, address=address))


def context_of(page: CoursePage, *, at: datetime, address: str) -> dict[str, object]:
    """What the page of a course shows; its provider sees the same before it is published."""
    one = page.course
    sights = sights_of(run.pk for run in page.runs)
    offers = [offer_of(one, run, at=at, sight=sights.get(run.pk)) for run in page.runs]
    first = chosen(offers)
    return {
        "course": one,
        "texts": texts_of(one),
        "mode": mode(one.mode),
        "hours": words.hours(one),
        "language": words.language(one),
        "field": field_of(one),
        "offers": offers,
        "offer": first,
        "refunds": refunds_of(one, first, at=at),
        "past": [offer_of(one, run, at=at) for run in page.past],
        "more_runs": page.more_runs,
        "spots": spots_of(one, page.runs),
        "audience": audience(one),
        "gives": gives_of(one, on=timezone.localdate(at)),
        "homepage": web_address(one.provider.homepage_url) if one.provider else "",
        "origins": origins(page),
        "alike": alike(one, at),
        "programmes": programmes_of(one),
        "schools": terms_of_course(one) if sights else [],
        "linked": linked_data(one, [(offer.run, offer.standing) for offer in offers], url=address),
        "address": address,
    }


def last_change(request: HttpRequest, public_id: UUID, run_id: UUID) -> datetime | None:
    """When the run last changed: a calendar that asks again is told that nothing is new."""
    run = run_of(public_id, run_id)
    return run.changed_at if run else None


@login_not_required
@require_safe
@condition(last_modified_func=last_change)
def calendar(request: HttpRequest, public_id: UUID, run_id: UUID) -> HttpResponse:
    """The dates of a run as an iCalendar file; 404 for one without dates."""
    run = run_of(public_id, run_id)
    if run is None or not has_dates(run):
        raise Http404
    address = request.build_absolute_uri(reverse("course", args=[public_id]))
    host = request.get_host().partition(":")[0]
    file = calendar_of(run, url=address, domain=host, zone=ZoneInfo(settings.TIME_ZONE))
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="course-{str(run_id)[:8]}.ics"'
    patch_cache_control(response, no_cache=True)
    return response


def alike(one: Course, at: datetime) -> list[Card]:
    """Three other courses on offer that are most like it."""
    lines = lines_of(similar(one, at=at), on=timezone.localdate(at))
    return [card_of(line, at=at) for line in lines]


def field_of(one: Course) -> str:
    """The field's name, or the source's own word, or nothing."""
    names = lexicon.fields().get(one.field)
    return in_reader_language(names.ko, names.en) if names else one.subject


def origins(page: CoursePage) -> list[Origin]:
    """The sources that tell of the course, by the names readers know."""
    known = connectors(Path(settings.CITY_DIR), time_zone=settings.TIME_ZONE)
    found = []
    for name in page.sources:
        if name in known:
            one = known[name]
            found.append(Origin(in_reader_language(one.title_ko, one.title_en), one.attribution))
        elif name == OWN_SOURCE:
            found.append(Origin(_("교육기관이 이 누리집에 직접 올림"), ""))
    return found
