"""Schools in stages, for whoever answers for the programme: how far their people are, in counts."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.enrolments.queries.sight import Sight, sights_of
from naru.schools.queries import terms
from naru.schools.queries.standing import Standing, standings_in
from naru.schools.queries.terms import Whole
from naru.schools.rules import StageState
from naru.web.access import role_required
from naru.web.public.schools.words import stage_title

LATEST = 4
"""Terms on the page, the latest first."""


@dataclass(frozen=True)
class Line:
    """One stage: how many have completed it, are in it, and lack something there."""

    title: str
    done: int
    here: int
    lacking: int


@dataclass(frozen=True)
class Told:
    """One term in counts; `finished` have completed every stage."""

    anchor: str
    whole: Whole
    sight: Sight
    people: int
    lines: list[Line]
    finished: int


@require_safe
@role_required(Role.MANAGER)
def schools(request: HttpRequest, membership: Membership) -> HttpResponse:
    """The latest terms of all providers; names are the provider's."""
    now = timezone.now()
    found = terms.latest_terms(most=LATEST)
    sights = sights_of([one.entrance.run_id for one in found])
    told = [
        _told(one, sights[one.entrance.run_id], list(standings_in(one, at=now).values()))
        for one in found
    ]
    return render(request, "staff/schools.html", {"membership": membership, "terms": told})


def _told(whole: Whole, sight: Sight, stands: list[Standing]) -> Told:
    here = Counter(one.current.stage.number for one in stands if one.current)
    lacking = Counter(
        one.current.stage.number for one in stands if one.current and one.current.lacks
    )
    done = Counter(
        each.stage.number for one in stands for each in one.stages if each.state == StageState.DONE
    )
    return Told(
        anchor=f"term-{whole.term.pk}",
        whole=whole,
        sight=sight,
        people=len(stands),
        lines=[
            Line(stage_title(one), done[one.number], here[one.number], lacking[one.number])
            for one in whole.stages
        ],
        finished=sum(one.current is None for one in stands),
    )
