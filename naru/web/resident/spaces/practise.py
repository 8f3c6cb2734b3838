"""Where somebody can practise what they have just learnt: the block below a passed unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from naru.places import queries as places
from naru.places.models import District
from naru.residents.enums import Fact
from naru.residents.models import Resident
from naru.residents.queries.answers import values_of
from naru.spaces.pack import bench_terms_on
from naru.spaces.queries import benches
from naru.web.public.spaces.finding import WEEK, BenchRow, minutes_to

MOST = 3


@dataclass(frozen=True)
class Practise:
    """The nearest benches this week; `near` is the home they were measured from, if told."""

    rows: list[BenchRow]
    near: District | None
    codes: list[str]


def practise(resident: Resident, skill_codes: Iterable[str], *, at: datetime) -> Practise:
    """For `public/spaces/practise.html`, in four queries; without skills there is nothing."""
    codes = list(skill_codes)
    if not codes:
        return Practise([], None, [])
    told = values_of(resident).get(Fact.HOME_DISTRICT)
    near = places.district(told) if isinstance(told, str) else None
    lead: timedelta = bench_terms_on(timezone.localdate(at)).lead
    found = benches.benches_for(codes, near=near, from_at=at + lead, until_at=at + WEEK)
    return Practise([BenchRow(one, minutes_to(one.reach)) for one in found[:MOST]], near, codes)
