"""Courses like another one: of the same field, those that speak of the same things first."""

from datetime import datetime
from itertools import islice

from django.utils import timezone

from naru.catalogue import lexicon
from naru.catalogue.finding import orders
from naru.catalogue.finding.orders import Hit, Order
from naru.catalogue.finding.shelf import Shelf
from naru.catalogue.korean import reading
from naru.catalogue.korean.reading import Reading
from naru.catalogue.models import Course
from naru.catalogue.search import matching
from naru.catalogue.search.current import keeper
from naru.catalogue.search.matching import Matched

LOOKED_AT = 200
"""So many courses of the field, those one may apply for first, are compared by their words."""
MILLIONTHS = 1_000_000


def similar(course: Course, *, at: datetime, most: int = 3) -> list[Hit]:
    """Courses on offer that are most like this one, which may be gone; never itself.

    Three statements, and none of them grows with the catalogue.
    """
    shelf = keeper.shelf()
    today = timezone.localdate(at).toordinal()
    text = ", ".join([course.title, *(skill.name for skill in course.skills.all())])
    asked = reading.read(text, lexicon.synonyms())
    kin = _kin(course, asked, shelf) & shelf.live(today) & ~shelf.of_courses([course.pk])
    by = orders.levels(Order.FIT, shelf, moment=int(at.timestamp()), today=today, home=None)
    hits = list(islice(orders.walk(kin, shelf, by), LOOKED_AT))
    if not hits or not asked.groups:
        return hits[:most]
    fits = matching.fits(Matched(asked), text, [hit.course_id for hit in hits])
    return sorted(hits, key=lambda hit: (-round(MILLIONTHS * fits.get(hit.course_id, 0)), hit.key))[
        :most
    ]


def _kin(course: Course, asked: Reading, shelf: Shelf) -> int:
    """Offers of the same field; of courses that share words where the field is not told."""
    if course.field:
        return shelf.tagged("field", [course.field])
    return shelf.of_courses(matching.any_of(asked, most=LOOKED_AT)) if asked.groups else 0
