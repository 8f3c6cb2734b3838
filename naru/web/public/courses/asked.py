"""What an address asks of the search, read leniently: what cannot be meant is named and left out.

The address holds all of it, so that a search can be kept, sent on and gone back to.
"""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from naru.catalogue import lexicon
from naru.catalogue.enums import Mode
from naru.catalogue.finding.filters import CEILINGS_WON, RADII_M, TICKED, Filters, Person
from naru.catalogue.finding.orders import Order
from naru.places.models import District, Place
from naru.web.public.courses.whence import Whence, whence_of

ON_A_PAGE = 15
LONGEST_TEXT = 100
LONGEST_NAME = 300
OLDEST = 120
MOST_PAGES = 100
"""Nobody leafs further; narrowing is quicker."""
OUTSIDE = "outside"
"""The choice of home of those who live in no district of the city."""
ANY = "*"
"""The certificate filter's "whichever"."""
WHEN = ("WEEKDAY", "EVENING", "WEEKEND", "ANYTIME")
MODES = (Mode.ONLINE, Mode.FIELD, Mode.BLENDED)

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A search as the address says it. `home` is a district's code, `OUTSIDE` or "".

    `start` is the code of a place that distances are measured from instead of the home.

    `record` is what the reader's own record says, for those who are logged in; what they chose
    on the page goes before it. `left_out` are sentences about what could not be used.
    """

    text: str = ""
    ticked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    most_won: int | None = None
    open_only: bool = False
    home: str = ""
    start: str = ""
    within_m: int | None = None
    age: int | None = None
    suits: bool = False
    may_suit: bool = False
    order: Order = Order.FIT
    page: int = 1
    record: Person | None = None
    districts: Mapping[str, District] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @property
    def person(self) -> Person | None:
        """Who asks, as far as the page or the record tells; None if neither does."""
        if not self.home and self.age is None:
            return self.record
        known = self.record or Person()
        lives, district = known.lives_in_city, known.district
        if self.home:
            lives = self.home != OUTSIDE
            district = self.home if lives else None
        return Person(
            age=known.age if self.age is None else self.age,
            lives_in_city=lives,
            works_or_learns_in_city=known.works_or_learns_in_city,
            district=district,
        )

    @property
    def whence(self) -> Whence | None:
        """Where distances are measured from."""
        home = self.districts.get((self.person.district if self.person else None) or "")
        return whence_of(place=self.places.get(self.start), home=home)

    @property
    def filters(self) -> Filters:
        """The same for the search."""
        whence = self.whence
        return Filters(
            **{kind: frozenset(values) for kind, values in self.ticked.items()},
            home=whence.point if whence else None,
            within_m=self.within_m,
            most_won=self.most_won,
            open_only=self.open_only,
            person=self.person,
            suits=self.suits,
            may_suit=self.may_suit,
        )

    @property
    def pairs(self) -> Pairs:
        """The whole search as names and values of an address; what is usual is left out."""
        found = [("q", self.text)] if self.text else []
        found += [(kind, value) for kind in TICKED for value in self.ticked.get(kind, ())]
        single = {
            "cost": "" if self.most_won is None else str(self.most_won),
            "open": "1" if self.open_only else "",
            "home": self.home,
            "from": self.start,
            "within": "" if self.within_m is None else str(self.within_m),
            "age": "" if self.age is None else str(self.age),
            "suits": "1" if self.suits else "",
            "maybe": "1" if self.may_suit else "",
            "sort": "" if self.order == Order.FIT else self.order.value,
            "page": "" if self.page == 1 else str(self.page),
        }
        return tuple(found + [(name, value) for name, value in single.items() if value])

    @property
    def query(self) -> str:
        """The address's part behind the "?", whatever the page."""
        return urlencode([pair for pair in self.pairs if pair[0] != "page"])

    @property
    def address_now(self) -> str:
        """The address of this very search."""
        return address_of(self.pairs)

    def address(
        self, *, off: Iterable[tuple[str, str]] = (), on: Iterable[tuple[str, str]] = ()
    ) -> str:
        """The same search without some pairs and with others, from its first page."""
        left = [pair for pair in self.pairs if pair not in set(off) and pair[0] != "page"]
        return address_of([*left, *on])


def address_of(pairs: Iterable[tuple[str, str]]) -> str:
    """The address of a search."""
    query = urlencode(list(pairs))
    return reverse("courses") + (f"?{query}" if query else "")


def read(
    query: QueryDict,
    *,
    districts: Mapping[str, District],
    places: Mapping[str, Place] = MappingProxyType({}),
    record: Person | None = None,
) -> Asked:
    """Read an address. Never refuses: a wrong value is left out and named."""
    odd: list[str] = []
    text = " ".join(query.get("q", "").split())
    if len(text) > LONGEST_TEXT:
        odd.append(_("찾는 말은 %(most)s자까지만 썼습니다.") % {"most": LONGEST_TEXT})
        text = text[:LONGEST_TEXT].rstrip()
    homes = [*districts, OUTSIDE]
    asked = Asked(
        text=text,
        ticked={kind: _ticks(query, kind, districts, odd) for kind in TICKED},
        most_won=_number(query, "cost", CEILINGS_WON, odd),
        open_only=bool(query.get("open")),
        home=_one(query, "home", homes, odd),
        start=_one(query, "from", places, odd),
        within_m=_number(query, "within", RADII_M, odd),
        age=_number(query, "age", range(1, OLDEST + 1), odd),
        suits=bool(query.get("suits")),
        may_suit=bool(query.get("maybe")),
        order=Order(_one(query, "sort", [one.value for one in Order], odd) or Order.FIT),
        page=_number(query, "page", range(1, MOST_PAGES + 1), odd) or 1,
        record=record,
        districts=districts,
        places=places,
    )
    return _sense(asked, odd)


def key_of(value: str) -> str:
    """A value as part of an id in the page."""
    plain = value.isascii() and value.replace("-", "").isalnum()
    return value if plain else f"{zlib.crc32(value.encode()):08x}"


def skipped(asked: Asked) -> int:
    """Courses on the pages before."""
    return (asked.page - 1) * ON_A_PAGE


def _sense(asked: Asked, odd: list[str]) -> Asked:
    """What needs the reader's home or age says so and is left out where neither is known."""
    changes: dict[str, object] = {}
    if asked.whence is None and (asked.within_m or asked.order == Order.NEAREST):
        odd.append(_("거리를 재려면 사는 자치구나 배움터를 골라 주세요."))
        changes |= {"within_m": None}
        if asked.order == Order.NEAREST:
            changes["order"] = Order.FIT
    if asked.person is None and (asked.suits or asked.may_suit):
        odd.append(_("나에게 맞는 강좌를 찾으려면 나이나 사는 곳을 알려 주세요."))
        changes |= {"suits": False, "may_suit": False}
    return Asked(**{**vars(asked), **changes, "left_out": tuple(odd)})


def _ticks(
    query: QueryDict, kind: str, districts: Mapping[str, District], odd: list[str]
) -> tuple[str, ...]:
    known: dict[str, Iterable[str]] = {
        "district": districts,
        "mode": [str(mode.value) for mode in MODES],
        "when": WHEN,
        "field": lexicon.fields(),
    }
    sent = list(dict.fromkeys(value for value in query.getlist(kind) if value))
    if kind not in known:
        return tuple(value for value in sent[:10] if len(value) <= LONGEST_NAME)
    allowed = set(known[kind])
    odd.extend(_not_ours(value) for value in sent if value not in allowed)
    return tuple(value for value in sent if value in allowed)


def _one(query: QueryDict, name: str, allowed: Iterable[str], odd: list[str]) -> str:
    value = query.get(name, "").strip()
    if value and value not in set(allowed):
        odd.append(_not_ours(value))
        return ""
    return value


def _number(query: QueryDict, name: str, allowed: Iterable[int], odd: list[str]) -> int | None:
    value = query.get(name, "").strip()
    if not value:
        return None
    known = {str(number): number for number in allowed}
    if value not in known:
        sentence = _("나이를 숫자로 적어 주세요. 예: 52") if name == "age" else _not_ours(value)
        odd.append(sentence)
        return None
    return known[value]


def _not_ours(value: str) -> str:
    shown = value if len(value) <= 20 else f"{value[:20]}…"  # noqa: PLR2004
    return _("‘%(value)s’은(는) 고를 수 없는 값이라 빼고 찾았습니다.") % {"value": shown}
