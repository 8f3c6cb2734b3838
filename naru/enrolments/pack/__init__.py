"""What the door reads from the city pack, one module a file; callers import it from here."""

from naru.enrolments.pack.attendance import attendance_terms, read_attendance
from naru.enrolments.pack.draws import Offer, Share, draw_offer, read_draw, share_facts
from naru.enrolments.pack.limits import most_open, most_times, read_enrolment
from naru.enrolments.pack.reviews import Limits, read_review, review_limits
from naru.enrolments.pack.waiting import read_waiting, terms_at

__all__ = [
    "Limits",
    "Offer",
    "Share",
    "attendance_terms",
    "draw_offer",
    "most_open",
    "most_times",
    "read_attendance",
    "read_draw",
    "read_enrolment",
    "read_review",
    "read_waiting",
    "review_limits",
    "share_facts",
    "terms_at",
]
