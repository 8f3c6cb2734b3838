"""Where distances are measured from, and how far a course is, said as honestly as it is known."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from naru.catalogue.finding.shelf import Point, metres
from naru.catalogue.models import Run
from naru.places.models import District, Place
from naru.web.public.courses.words import Said

KILOMETRE = 1000
STEP_M = 100
"""Nothing here is known to the metre."""


@dataclass(frozen=True)
class Whence:
    """A point, and a sentence that says what it is."""

    point: Point
    words: str


def whence_of(*, place: Place | None, home: District | None) -> Whence | None:
    """The place chosen, else the middle of the home district; None if neither is known.

    A place whose own point nobody knows stands in the middle of its district.
    """
    if place is not None:
        if place.latitude is not None and place.longitude is not None:
            words = _("%(place)s에서 곧게 잰 거리예요.") % {"place": place.name}
            return Whence((place.latitude, place.longitude), words)
        if place.district is not None:
            words = _(
                "%(place)s의 정확한 위치를 몰라 %(district)s 가운데에서 곧게 잰 거리예요."
            ) % {
                "place": place.name,
                "district": place.district.name,
            }
            return Whence((place.district.latitude, place.district.longitude), words)
    if home is None:
        return None
    words = _("%(district)s 가운데에서 곧게 잰 거리예요.") % {"district": home.name}
    return Whence((home.latitude, home.longitude), words)


def distance(run: Run, whence: Whence) -> Said:
    """How far away a run is; from the middle of its district where nothing nearer is known."""
    for known in (run, run.place):
        if known is not None and known.latitude is not None and known.longitude is not None:
            return Said(_about(metres(whence.point, (known.latitude, known.longitude))))
    district = run.district or (run.place.district if run.place else None)
    if district is None:
        return Said(_("거리를 알 수 없음"), known=False)
    way = _about(metres(whence.point, (district.latitude, district.longitude)))
    words = _("%(way)s (%(district)s 가운데까지)") % {"way": way, "district": district.name}
    return Said(words)


def _about(away: int) -> str:
    if away < STEP_M:
        return _("%(metres)s m 안") % {"metres": STEP_M}
    rounded = round(away / STEP_M) * STEP_M
    if rounded < KILOMETRE:
        return _("약 %(metres)s m") % {"metres": rounded}
    return _("약 %(way)s km") % {"way": f"{rounded / KILOMETRE:.1f}"}
