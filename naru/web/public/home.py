"""The front door: what do you want to do?"""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from naru.city.site import city
from naru.places import queries as places
from naru.programmes import queries as programmes
from naru.programmes.queries import AreaLine, MeasureLine
from naru.web.public.districts import map_tiles

HEADLINES = 4
"""So many of the plan's figures stand on the front page."""


@dataclass(frozen=True)
class Wish:
    """An area in the words of someone who comes for it."""

    words: Promise
    icon: str


WISHES = {
    "career": Wish(_("새로 배우고 싶어요"), "learn"),
    "jobs": Wish(_("일하고 싶어요"), "bag"),
    "digital": Wish(_("디지털을 익히고 싶어요"), "device"),
    "life": Wish(_("앞날을 준비하고 싶어요"), "compass"),
    "spaces": Wish(_("함께할 공간을 찾아요"), "town"),
}
"""By the area's code; an area that is not here goes by its own name."""


@dataclass(frozen=True)
class Door:
    """One task on the front page."""

    label: str
    text: str
    icon: str
    number: int


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Tasks first, then the plan behind them, then the nearest place, then a person."""
    areas = programmes.areas()
    tiles = places.tiles()
    return render(
        request,
        "public/home.html",
        {
            "doors": [door(line) for line in areas],
            "areas": areas,
            "plan": city().plan,
            "headlines": [line for line in programmes.plan_overview() if told(line)][:HEADLINES],
            "tiles": map_tiles(tiles),
            "districts": sorted((t.district for t in tiles), key=lambda one: one.name),
        },
    )


def told(line: MeasureLine) -> bool:
    """Whether a figure of a programme has both what was planned and what happened."""
    return None not in (line.measure.programme, line.plan, line.result)


def door(line: AreaLine) -> Door:
    """The way into one area."""
    area = line.area
    wish = WISHES.get(area.code)
    return Door(
        label=str(wish.words) if wish else area.name,
        text=area.summary,
        icon=wish.icon if wish else "boat",
        number=area.number,
    )
