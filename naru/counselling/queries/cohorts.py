"""Everybody who waits for a mentor, and the mentors with room: what a whole cohort is made from."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from naru.counselling.enums import RequestKind, RequestState
from naru.counselling.models import Mentor, Pairing, Request
from naru.counselling.queries.mentors import candidates, wish_of
from naru.counselling.queries.mine import each_declined
from naru.counselling.rules.assigning import Places
from naru.counselling.rules.matching import Candidate, Wish


@dataclass(frozen=True)
class Cohort:
    """Requests in the order they came, each with mentors (ids) who are out of the question for it;
    mentors beside their candidates.
    """

    requests: list[Request]
    without: list[frozenset[int]]
    mentors: list[Mentor]
    candidates: list[Candidate]

    @property
    def wishes(self) -> list[Wish]:
        return [self.wish_of(one) for one in self.requests]

    @property
    def places(self) -> Places:
        return np.array([one.free for one in self.candidates], dtype=np.int64)

    def wish_of(self, request: Request) -> Wish:
        """What the person asked for."""
        return wish_of(request)


def waiting(*, on: date) -> Cohort:
    """Open wishes of people for whom no place is held, the oldest first. Seven queries."""
    held = Pairing.objects.holding().values("resident")
    asked = Request.objects.filter(kind=RequestKind.MENTOR, state=RequestState.OPEN)
    found = candidates(on=on)
    rows = Mentor.objects.select_related("user").in_bulk([one.key for one in found])
    requests = list(asked.exclude(resident__in=held).order_by("asked_at", "pk"))
    out = each_declined(requests)
    return Cohort(
        requests=requests,
        without=[out[one.pk] for one in requests],
        mentors=[rows[one.key] for one in found],
        candidates=found,
    )
