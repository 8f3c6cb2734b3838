"""What a reader ticked, as sets of offers, and how many courses each further tick would leave."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace

from naru.catalogue.finding.shelf import Point, Shelf
from naru.catalogue.finding.tags import UNTOLD

CEILINGS_WON = (0, 10_000, 50_000, 100_000, 300_000)
RADII_M = (1_000, 3_000, 5_000, 10_000)
TICKED = ("district", "mode", "when", "field", "certificate")
SHARED = ("mode", "field", "certificate")
"""What all offers of a course have in common: one offer of each course is enough to count."""

MOST_OPTIONS = 40


@dataclass(frozen=True, kw_only=True)
class Person:
    """What is known of who asks; None is not known. Ages in full years, district by its code."""

    age: int | None = None
    lives_in_city: bool | None = None
    works_or_learns_in_city: bool | None = None
    district: str | None = None

    @property
    def has_life_in_city(self) -> bool | None:
        """Whether they live, work or learn in the city."""
        facts = (self.lives_in_city, self.works_or_learns_in_city)
        return True if True in facts else None if None in facts else False


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Everything that narrows a search. Ticks of one kind widen each other, kinds narrow.

    All of it must hold for one and the same run: an evening run that is full does not make a
    course "in the evening and open". `most_won` 0 means free. `suits` needs `person` and takes
    only courses whose age and residence rules are both told and both met; `may_suit` takes those
    where something is not told instead, and no rule stands against it.
    """

    district: frozenset[str] = frozenset()
    mode: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    field: frozenset[str] = frozenset()
    certificate: frozenset[str] = frozenset()
    home: Point | None = None
    within_m: int | None = None
    most_won: int | None = None
    open_only: bool = False
    person: Person | None = None
    suits: bool = False
    may_suit: bool = False

    @property
    def active(self) -> list[str]:
        """The kinds of filter that narrow, in the order pages show them."""
        ticked = [kind for kind in TICKED if getattr(self, kind)]
        others = {
            "near": self.home is not None and self.within_m is not None,
            "price": self.most_won is not None,
            "open": self.open_only,
            "audience": self.person is not None and (self.suits or self.may_suit),
        }
        return ticked + [kind for kind, on in others.items() if on]

    def without(self, kind: str) -> "Filters":
        """The same with one kind taken off."""
        off: dict[str, dict[str, object]] = {
            "near": {"within_m": None},
            "price": {"most_won": None},
            "open": {"open_only": False},
            "audience": {"suits": False, "may_suit": False},
        }
        return replace(self, **off.get(kind, {kind: frozenset()}))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Option:
    """One value that could be ticked and how many courses it would leave."""

    value: str
    courses: int


def sets_of(filters: Filters, shelf: Shelf, *, moment: int) -> dict[str, int]:
    """The offers that each active kind of filter lets through."""
    found: dict[str, int] = {}
    for kind in filters.active:
        if kind in TICKED:
            found[kind] = shelf.tagged(kind, getattr(filters, kind))
        elif kind == "near" and filters.home and filters.within_m is not None:
            found[kind] = shelf.within(filters.home, filters.within_m)
        elif kind == "price" and filters.most_won is not None:
            found[kind] = at_most(shelf, filters.most_won)
        elif kind == "open":
            found[kind] = shelf.open_at(moment)
        elif filters.person:
            surely, maybe = suiting(shelf, filters.person)
            found[kind] = (surely if filters.suits else 0) | (maybe if filters.may_suit else 0)
    return found


def options(
    filters: Filters, shelf: Shelf, *, base: int, let_through: Mapping[str, int], moment: int
) -> dict[str, tuple[Option, ...]]:
    """For every kind its values with counts, all other kinds applied and its own left open."""
    found: dict[str, tuple[Option, ...]] = {}
    for kind, values in _values(filters, shelf, moment=moment).items():
        others = base
        for other, offers in let_through.items():
            if other != kind:
                others &= offers
        if kind in SHARED:
            heads = shelf.heads(others)
            counted = [Option(str(v), (heads & one).bit_count()) for v, one in values.items()]
        else:
            counted = [Option(str(v), shelf.count(others & one)) for v, one in values.items()]
        if kind in TICKED:
            counted = [one for one in counted if one.courses or one.value in getattr(filters, kind)]
            counted.sort(key=lambda one: (-one.courses, one.value))
        found[kind] = tuple(counted[:MOST_OPTIONS])
    return found


def at_most(shelf: Shelf, won: int) -> int:
    """Offers that cost a learner no more; those whose fee is not told are not among them."""
    fees = [fee for fee in shelf.of_kind("fee") if isinstance(fee, int) and fee <= won]
    return shelf.tagged("fee", fees)


def suiting(shelf: Shelf, person: Person) -> tuple[int, int]:
    """Offers whose rules are told and met, and those where something is not told.

    What is not known of the person counts like a rule that is not told.
    """
    age_met, age_untold = _split(shelf, "age", lambda rule: _age_fits(rule, person))
    home_met, home_untold = _split(shelf, "home", lambda rule: _home_fits(rule, person))
    surely = age_met & home_met
    return surely, (age_met | age_untold) & (home_met | home_untold) & ~surely


def shut_out(rules: Iterable[str], person: Person) -> bool:
    """Whether a rule that is told (`tags.audience`) stands against what is known of the person."""
    told = dict(rule.split(":", 1) for rule in rules)
    return _age_fits(told["age"], person) is False or _home_fits(told["home"], person) is False


def _values(filters: Filters, shelf: Shelf, *, moment: int) -> dict[str, dict[Hashable, int]]:
    found: dict[str, dict[Hashable, int]] = {}
    for kind in TICKED:
        ticked = {value: shelf.tagged(kind, [value]) for value in getattr(filters, kind)}
        found[kind] = ticked | shelf.largest(kind, MOST_OPTIONS)
    found["price"] = {won: at_most(shelf, won) for won in CEILINGS_WON}
    found["open"] = {"open": shelf.open_at(moment)}
    if filters.home:
        found["near"] = {limit: shelf.within(filters.home, limit) for limit in RADII_M}
    if filters.person:
        surely, maybe = suiting(shelf, filters.person)
        found["audience"] = {"suits": surely, "may_suit": maybe}
    return found


def _split(shelf: Shelf, kind: str, fits: Callable[[str], bool | None]) -> tuple[int, int]:
    met = untold = 0
    for rule, offers in shelf.of_kind(kind).items():
        answer = fits(str(rule))
        if answer is None:
            untold |= offers
        elif answer:
            met |= offers
    return met, untold


def _age_fits(rule: str, person: Person) -> bool | None:
    if rule == UNTOLD:
        return None
    youngest, _, oldest = rule.partition("-")
    if not int(youngest) and not oldest:
        return True
    if person.age is None:
        return None
    return int(youngest) <= person.age and (not oldest or person.age <= int(oldest))


def _home_fits(rule: str, person: Person) -> bool | None:
    kind, _, where = rule.partition(":")
    if kind == "DISTRICT":
        if person.lives_in_city is False:
            return False
        return person.district == where if where and person.district else None
    told = {"ANYONE": True, "CITY": person.lives_in_city, "CITY_LIFE": person.has_life_in_city}
    return told.get(kind)
