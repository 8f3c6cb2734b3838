"""/spaces/: benches with a seat free this week and rooms to borrow, the nearest first."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from naru.occupations.models import Skill
from naru.places import queries as places
from naru.places.models import District, Place
from naru.planning.pack import terms as travel
from naru.residents.enums import Fact
from naru.residents.queries.answers import values_of
from naru.residents.queries.people import resident_of
from naru.spaces.models import Room
from naru.spaces.pack import bench_terms_on, room_terms_on
from naru.spaces.queries import benches, things
from naru.spaces.queries.benches import FAR, BenchOffer
from naru.spaces.queries.things import Reach
from naru.web.public.spaces.words import asking_days

WEEK = timedelta(days=7)
SHOWN = 20


@dataclass(frozen=True)
class RoomsAt:
    """A place that lets rooms: how far, which, and for which days one may ask now."""

    place: Place
    rooms: list[Room]
    reach: Reach | None
    minutes: int | None
    asking: str


@dataclass(frozen=True)
class BenchRow:
    """A bench with times this week, and about how long the way there takes."""

    offer: BenchOffer
    minutes: int | None


class NearForm(forms.Form):
    """Near which district, for which skill; anything unknown is refused."""

    near = forms.ChoiceField(label=_("어디에서 가까운 곳을 찾으세요?"), required=False)
    skill = forms.ChoiceField(label=_("무엇을 해 보고 싶으세요?"), required=False)

    def __init__(self, *args: Any, districts: list[District], skills: list[Skill], **more: Any):
        super().__init__(*args, **more)
        near, skill = self.fields["near"], self.fields["skill"]
        near.choices = [("", _("도시 전체")), *((one.code, one.name) for one in districts)]  # type: ignore[attr-defined]
        skill.choices = [("", _("모든 기술")), *((one.slug, one.name) for one in skills)]  # type: ignore[attr-defined]


@login_not_required
@require_safe
def spaces(request: HttpRequest) -> HttpResponse:
    """Who has told where they live begins there; nothing of it stands in the address."""
    now = timezone.now()
    districts, skills = places.districts(), benches.skills_to_practise()
    asked = request.GET if request.GET else {"near": _home(request)}
    form = NearForm(asked, districts=districts, skills=skills)
    said = form.cleaned_data if form.is_valid() else {"near": "", "skill": ""}
    near = next((one for one in districts if one.code == said["near"]), None)
    chosen = [one.code for one in skills if one.slug == said["skill"]]
    terms = bench_terms_on(timezone.localdate(now))
    found = benches.benches_for(
        chosen or [one.code for one in skills],
        near=near,
        from_at=now + terms.lead,
        until_at=now + WEEK,
    )
    context = {
        "form": form,
        "near": near,
        "benches": [BenchRow(one, minutes_to(one.reach)) for one in found[:SHOWN]],
        "more": max(0, len(found) - SHOWN),
        "rooms": rooms_near(near, today=timezone.localdate(now)),
    }
    return render(request, "public/spaces/finding.html", context)


def minutes_to(reach: Reach | None) -> int | None:
    """About how long the way takes, as plans reckon it; None where nobody can know."""
    if reach is None:
        return None
    reckoned = travel()
    return reckoned.near_minutes if reach.same_district else reckoned.across_minutes


def rooms_near(near: District | None, *, today: date) -> list[RoomsAt]:
    """Places that let rooms, the nearest first. Two queries."""
    found: dict[Place, list[Room]] = {}
    for place in things.places():
        found[place] = []
    for one in things.rooms_at(found):
        found[one.place].append(one)
    rows = []
    for place, rooms in found.items():
        terms, reach = room_terms_on(place.code, today), things.reach(place, near)
        if rooms and terms is not None:
            asking = asking_days(terms, today=today)
            rows.append(RoomsAt(place, rooms, reach, minutes_to(reach), asking))
    return sorted(rows, key=lambda one: one.reach.metres if one.reach else FAR)


def _home(request: HttpRequest) -> str:
    """The reader's own district, if they have told it; their own record needs no line."""
    if not request.user.is_authenticated:
        return ""
    resident = resident_of(request.user)
    told = values_of(resident).get(Fact.HOME_DISTRICT) if resident else None
    return told if isinstance(told, str) else ""
