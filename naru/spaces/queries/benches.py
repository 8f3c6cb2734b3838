"""Where skills can be practised soon, the nearest first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from naru.occupations.models import Skill
from naru.places.models import District, Place
from naru.residents.models import Resident
from naru.spaces.enums import COMING, State
from naru.spaces.models import Bench, Booking, Sitting
from naru.spaces.queries import things
from naru.spaces.queries.things import Reach
from naru.spaces.rules.terms import BenchTerms

FAR = 10**9


@dataclass(frozen=True)
class BenchOffer:
    """A bench, how far it is, and its times with a seat free, in order."""

    bench: Bench
    reach: Reach | None
    sittings: list[Sitting]
    skills: list[Skill]

    @property
    def place(self) -> Place:
        return self.bench.place


def benches_for(
    skill_codes: Iterable[str],
    *,
    near: District | tuple[float, float] | None,
    from_at: datetime,
    until_at: datetime,
) -> list[BenchOffer]:
    """Benches for one of the skills with a time that begins then and a seat free.

    By distance from `near` (a district's centre, or latitude and longitude); those nobody can
    measure come last. `skills` are those asked for that the bench is for. Two queries.
    """
    codes = set(skill_codes)
    found = things.sittings(from_at=from_at, until_at=until_at)
    found = found.filter(bench__skills__code__in=codes).distinct()
    by_bench: defaultdict[Bench, list[Sitting]] = defaultdict(list)
    for one in found.prefetch_related("bench__skills"):
        if one.taken < one.bench.seats:
            by_bench[one.bench].append(one)
    offers = [
        BenchOffer(
            bench=bench,
            reach=things.reach(bench.place, near),
            sittings=times,
            skills=[one for one in bench.skills.all() if one.code in codes],
        )
        for bench, times in by_bench.items()
    ]
    return sorted(
        offers,
        key=lambda one: (one.reach.metres if one.reach else FAR, one.sittings[0].starts_at),
    )


def benches_with(
    skill_codes: Iterable[str], *, near: District | tuple[float, float] | None
) -> list[tuple[Bench, Reach | None]]:
    """Every bench for one of the skills and how far it is, whether a time is open or not, the
    nearest first. Two queries.
    """
    found = Bench.objects.filter(
        skills__code__in=set(skill_codes), withdrawn_at=None, place__withdrawn_at=None
    )
    rows = found.select_related("place__district").prefetch_related("skills").distinct()
    there = [(one, things.reach(one.place, near)) for one in rows.order_by("code")]
    return sorted(there, key=lambda one: one[1].metres if one[1] else FAR)


def skills_to_practise() -> list[Skill]:
    """Every skill that some bench is for, by name. One query."""
    here = Q(benches__withdrawn_at=None, benches__isnull=False)
    found = Skill.objects.current().filter(here).distinct()
    return sorted(found, key=lambda one: one.name)


def taught_as(names: Iterable[str]) -> list[str]:
    """Codes of skills that courses teach under one of the names and some bench is for. One query,
    none without names.
    """
    told = list(names)
    if not told:
        return []
    called = Q(taught_as__overlap=told) | Q(name_ko__in=told)
    here = Q(benches__withdrawn_at=None, benches__isnull=False)
    found = Skill.objects.current().filter(called, here).distinct()
    return list(found.order_by("code").values_list("code", flat=True))


def open_bookings(resident: Resident, *, at: datetime) -> int:
    """Times at benches that are still to come for the person."""
    own = Booking.objects.filter(resident=resident, sitting__isnull=False, ends_at__gt=at)
    return own.filter(state__in=COMING).count()


def missed(resident: Resident, *, terms: BenchTerms, at: datetime) -> int:
    """Times at benches to which the person lately did not come, without a word."""
    since = at - timedelta(days=terms.missed_days)
    own = Booking.objects.filter(resident=resident, sitting__isnull=False)
    return own.filter(state=State.NO_SHOW, starts_at__gt=since, starts_at__lte=at).count()
