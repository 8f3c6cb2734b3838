"""What the door reads from the city pack, one module a file; callers import it from here."""

from naru.enrolments.pack.limits import most_open, read_enrolment
from naru.enrolments.pack.waiting import read_waiting, terms_at

__all__ = ["most_open", "read_enrolment", "read_waiting", "terms_at"]
