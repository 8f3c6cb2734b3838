"""What somebody has who completes a course that gives credits, and what it takes."""

from dataclasses import dataclass
from datetime import date

from naru.catalogue.models import Course
from naru.credits.enums import Category, CourseType
from naru.credits.models import MicroDegree
from naru.credits.pack import credit_terms
from naru.credits.queries.offered import terms_of
from naru.credits.rules.plain import Limits


@dataclass(frozen=True)
class Gives:
    """`kind` in words; `counts` is where the credits count, `limits` what it takes to get them."""

    kind: str
    credits: int
    micro_degree: MicroDegree | None
    counts: str
    limits: Limits | None


def gives_of(course: Course, *, on: date) -> Gives | None:
    """None for a course without a type. One query."""
    found = terms_of(course)
    if found is None:
        return None
    city = credit_terms(on)
    counts = ""
    if found.type == CourseType.CERTIFIED and city is not None:
        counts = str(city.file.advance)
    elif found.type == CourseType.BANK:
        major = city.major_name(found.field) if city is not None and found.field else ""
        counts = " · ".join(one for one in (str(Category(found.category).label), major) if one)
    return Gives(
        kind=str(CourseType(found.type).label),
        credits=found.credits,
        micro_degree=found.micro_degree,
        counts=counts,
        limits=city.limits if city is not None and found.credits else None,
    )
