"""Where a run is given, as far as its place, its district and its own point tell."""

from dataclasses import dataclass

from naru.catalogue.finding.shelf import Point
from naru.catalogue.index.told import ToldRun
from naru.places.models import District, Place


@dataclass(frozen=True)
class Spot:
    """A district's code (or ""), a point (or none), and the names that readers type."""

    district: str = ""
    point: Point | None = None
    words: str = ""


def spot_of(run: ToldRun, place: Place | None, district: District | None) -> Spot:
    """The run's own point, else its place's, else the middle of its district.

    The middle of a district is good enough for "nearest", not for the way there.
    """
    point = next(
        (
            (one.latitude, one.longitude)
            for one in (run, place, district)
            if one is not None and one.latitude is not None and one.longitude is not None
        ),
        None,
    )
    names = [place.name_ko, place.name_en] if place else [run.place_words]
    if district:
        names += [district.name_ko, district.short_ko, district.name_en, district.short_en]
    return Spot(
        district=district.code if district else "",
        point=point,
        words=", ".join(name for name in names if name),
    )
