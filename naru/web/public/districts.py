"""The tile map of the districts, as pages show it."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import ngettext

from naru.places.models import District
from naru.places.queries import Tile as Counted
from naru.web.shapes import Tile


def map_tiles(counted: Iterable[Counted], *, current: District | None = None) -> list[Tile]:
    """A tile for each district, leading to its page."""
    return [
        Tile(
            name=one.district.name,
            short_name=one.district.short,
            text=ngettext("%(n)s곳", "%(n)s곳", one.places) % {"n": one.places},
            column=(one.district.column or 0) + 1,
            row=(one.district.row or 0) + 1,
            href=reverse("district", args=[one.district.code]),
            level=one.level,
            current=one.district == current,
        )
        for one in counted
    ]
