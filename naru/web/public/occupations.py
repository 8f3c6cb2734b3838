"""What one could work as: the occupations of the city, and how far a person is from each."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from naru.catalogue.models import Course
from naru.catalogue.queries.teaching import Taught, teaching
from naru.diagnosis.queries.results import skills_had
from naru.occupations.enums import Demand, Effort, Hours, Way
from naru.occupations.queries import occupations as queries
from naru.occupations.queries.occupations import Asked, OccupationPage
from naru.occupations.queries.outside import likes
from naru.occupations.rules.distance import distance
from naru.residents.queries.people import resident_of
from naru.web.forms import ChipCheckboxSelect
from naru.web.public.courses.texts import title_of
from naru.web.public.courses.words import Said
from naru.web.public.errors import gone

Found = dict[str, Taught]

ON_A_PAGE = 12
MOST_COURSES = 6
NEAR = 6


class FindForm(forms.Form):
    """Words and limits; a limit that is not on the list counts as none."""

    q = forms.CharField(
        label=_("직업 이름이나 하는 일"),
        help_text=_("한국어와 영어 이름으로 찾을 수 있어요."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    field = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput)
    effort = forms.ChoiceField(
        label=_("몸을 쓰는 정도"),
        choices=[
            ("", _("상관없음")),
            (Effort.VERY_LIGHT, _("아주 가벼운 일만")),
            (Effort.LIGHT, _("가벼운 일까지")),
            (Effort.MODERATE, _("보통인 일까지")),
            (Effort.HEAVY, _("힘든 일까지")),
        ],
        required=False,
    )
    without = forms.MultipleChoiceField(
        label=_("피하고 싶은 것"),
        choices=Demand.choices,
        required=False,
        widget=ChipCheckboxSelect,
    )
    hours = forms.ChoiceField(
        label=_("일하는 때"), choices=[("", _("상관없음")), *Hours.choices], required=False
    )
    way = forms.ChoiceField(
        label=_("들어가는 길"), choices=[("", _("상관없음")), *Way.choices], required=False
    )


@login_not_required
@require_safe
def occupations(request: HttpRequest) -> HttpResponse:
    """The fields, or the occupations that fit what was asked."""
    form = FindForm(request.GET)
    asked = _asked(form)
    found = queries.find(asked)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    fields = queries.fields()
    plain = asked == Asked() and page.number == 1
    own = _own_skills(request) if plain else {}
    context = {
        "plain": plain,
        "near": queries.nearest_to(own, limit=NEAR) if own else [],
        "form": form,
        "asked": asked,
        "limited": bool(asked.most_effort or asked.without or asked.hours or asked.way),
        "fields": fields,
        "field": next((one.field for one in fields if one.field.code == asked.field), None),
        "page": page,
    }
    return render(request, "public/occupations/list.html", context)


@login_not_required
@require_safe
def occupation(request: HttpRequest, slug: str) -> HttpResponse:
    """One occupation; with `can` also what is still missing. One that has ended says so (410)."""
    page = queries.occupation_page(f"occ.{slug}")
    if page is None:
        if queries.has_ended(f"occ.{slug}"):
            return gone(request)
        raise Http404
    names = {one.skill.code: one.skill.taught_as for one in page.needs if one.skill.taught_as}
    found = teaching(names, on=timezone.localdate())
    context = {
        "page": page,
        "occupation": page.occupation,
        "near": queries.neighbours(page.profile),
        "likes": likes(page.occupation),
        "lines": [(one, found.get(one.skill.code)) for one in page.needs],
        "courses": _courses(page, found),
        **_measured(request, page, found),
    }
    return render(request, "public/occupations/occupation.html", context)


def _asked(form: FindForm) -> Asked:
    form.is_valid()
    said = form.cleaned_data
    return Asked(
        words=said.get("q", "").strip(),
        field=said.get("field", ""),
        most_effort=Effort(said["effort"]) if said.get("effort") else None,
        without=tuple(Demand(one) for one in said.get("without", ())),
        hours=Hours(said["hours"]) if said.get("hours") else None,
        way=Way(said["way"]) if said.get("way") else None,
    )


def _courses(page: OccupationPage, found: Found) -> list[tuple[Course, Said]]:
    """The few courses that are most about what the work needs, essentials first."""
    taught = (found[one.skill.code] for one in page.needs if one.skill.code in found)
    courses = {course.pk: course for one in taught for course in one.first}
    return [(one, title_of(one)) for one in list(courses.values())[:MOST_COURSES]]


def _measured(request: HttpRequest, page: OccupationPage, found: Found) -> dict[str, Any]:
    """The distance from the skills ticked here, else from those of one's own diagnosis."""
    ticked = {code for code in request.GET.getlist("can") if code}
    held = {one.skill.code: one.level for one in page.needs if one.skill.slug in ticked}
    own = not ticked and _own_skills(request)
    if not (held or own):
        return {"ticked": set(), "told": None}
    named = {one.skill.code: one.skill for one in page.needs}
    told = distance(page.profile, held or own or {})
    return {
        "ticked": {named[code].slug for code in told.met},
        "told": told,
        "own": bool(own),
        "missing": [(named[gap.skill], found.get(gap.skill)) for gap in told.gaps],
    }


def _own_skills(request: HttpRequest) -> dict[str, int]:
    """What one's own diagnosis found; nothing for visitors and staff.

    Only one's own record is read, so nothing is noted in the access log.
    """
    resident = resident_of(request.user) if request.user.is_authenticated else None
    return skills_had(resident) if resident else {}
