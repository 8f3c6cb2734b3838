"""Tables of credits."""

from naru.credits.models.ledger import Entry
from naru.credits.models.marks import Mark
from naru.credits.models.terms import CourseTerms, MicroDegree
from naru.credits.models.wishes import Wish

__all__ = ["CourseTerms", "Entry", "Mark", "MicroDegree", "Wish"]
