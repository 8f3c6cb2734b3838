"""What one can tick, with counts; what is ticked, each with the way to take it off."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naru.catalogue import lexicon
from naru.catalogue.enums import Mode
from naru.catalogue.finding.filters import CEILINGS_WON, RADII_M
from naru.catalogue.finding.orders import Order
from naru.catalogue.search.find import Found, Looser
from naru.core.languages import in_reader_language, reader_language
from naru.core.money import won_in_words
from naru.web.public.courses.asked import ANY, MODES, OUTSIDE, WHEN, Asked, address_of, key_of

WHEN_WORDS: Mapping[str, Promise] = {
    "WEEKDAY": gettext_lazy("평일 낮"),
    "EVENING": gettext_lazy("평일 저녁"),
    "WEEKEND": gettext_lazy("주말"),
    "ANYTIME": gettext_lazy("언제든지"),
}
ORDER_WORDS: Mapping[Order, Promise] = {
    Order.FIT: gettext_lazy("잘 맞는 순서"),
    Order.SOONEST: gettext_lazy("빨리 시작하는 순서"),
    Order.NEAREST: gettext_lazy("가까운 순서"),
    Order.CHEAPEST: gettext_lazy("값이 싼 순서"),
}
MOST_CERTIFICATES = 12


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing to tick or choose. `courses` is how many it would leave, None if not counted."""

    kind: str
    value: str
    label: str
    chosen: bool
    courses: int | None = None
    is_korean: bool = False

    @property
    def key(self) -> str:
        """The id of its control in the page; the count's is the same with "n-" before it."""
        return f"{self.kind}-{key_of(self.value) or 'all'}"

    @property
    def tally(self) -> str:
        """The count as the page shows it."""
        return "" if self.courses is None else f"{self.courses:,}"


@dataclass(frozen=True, kw_only=True)
class Facets:
    """The whole panel of filters."""

    field: list[Choice]
    mode: list[Choice]
    when: list[Choice]
    cost: list[Choice]
    open: Choice
    home: list[Choice]
    start: list[Choice]
    within: list[Choice]
    district: list[Choice]
    certificate: list[Choice]
    suits: Choice
    maybe: Choice

    @property
    def alone(self) -> list[Choice]:
        """The one tick that belongs to no group."""
        return [self.open]

    @property
    def fitting(self) -> list[Choice]:
        """The ticks about whether a course suits the reader."""
        return [self.suits, self.maybe]

    @property
    def counted(self) -> list[Choice]:
        """All choices whose count changes with the search."""
        lists = [self.field, self.mode, self.when, self.cost[1:], self.within[1:]]
        lists += [self.district, self.certificate]
        return [*(one for group in lists for one in group), self.open, self.suits, self.maybe]


@dataclass(frozen=True, kw_only=True)
class Chip:
    """Something that narrows the search and the address without it; `name` is its control's."""

    label: str
    href: str
    name: str
    value: str
    is_korean: bool = False


@dataclass(frozen=True, kw_only=True)
class WayOut:
    """What to take off when nothing was found, and how many courses that leaves."""

    label: str
    href: str
    courses: int


def facets(asked: Asked, found: Found, *, certificates: Iterable[str]) -> Facets:
    """The panel for a search; `certificates` are the most taught ones of the whole catalogue."""
    counts = {
        kind: {one.value: one.courses for one in options} for kind, options in found.options.items()
    }
    ticks = _Ticks(asked, counts)
    names = [name for name in certificates if name != ANY][:MOST_CERTIFICATES]
    names += [name for name in asked.ticked.get("certificate", ()) if name not in (ANY, *names)]
    suits, maybe = counts.get("audience", {}), asked.person is not None
    return Facets(
        field=ticks.of("field", {code: _field(code) for code in lexicon.fields()}),
        mode=ticks.of("mode", {str(one.value): str(one.label) for one in MODES}),
        when=ticks.of("when", {value: str(WHEN_WORDS[value]) for value in WHEN}),
        cost=_costs(asked, counts.get("price", {})),
        open=Choice(
            kind="open",
            value="1",
            label=_("지금 신청할 수 있는 강좌만"),
            chosen=asked.open_only,
            courses=counts.get("open", {}).get("open", 0),
        ),
        home=_homes(asked),
        start=_starts(asked),
        within=_radii(asked, counts.get("near")),
        district=ticks.of("district", {code: one.name for code, one in asked.districts.items()}),
        certificate=ticks.of("certificate", {ANY: _("자격증을 준비하는 강좌 모두")})
        + ticks.of("certificate", {name: name for name in names}, is_korean=True),
        suits=Choice(
            kind="suits",
            value="1",
            label=_("나이와 사는 곳 조건에 맞는 강좌만"),
            chosen=asked.suits,
            courses=suits.get("suits", 0) if maybe else None,
        ),
        maybe=Choice(
            kind="maybe",
            value="1",
            label=_("조건이 안내되지 않은 강좌도"),
            chosen=asked.may_suit,
            courses=suits.get("may_suit", 0) if maybe else None,
        ),
    )


def chips(asked: Asked) -> list[Chip]:
    """Everything that narrows the search, in the order of the panel."""
    found = []
    for name, value in asked.pairs:
        label = label_of(asked, name, value)
        if label:
            off = [(name, value)]
            if name in ("home", "from"):
                off = _measuring(asked, name)
            found.append(
                Chip(
                    label=label,
                    href=asked.address(off=off),
                    name=name,
                    value=value,
                    is_korean=name == "q" or (name == "certificate" and value != ANY),
                )
            )
    return found


def label_of(asked: Asked, name: str, value: str) -> str:
    """What one part of the address means; "" for the order and the page."""
    words = LABELS.get(name)
    return words(asked, value) if words else ""


def ways_out(asked: Asked, looser: Iterable[Looser]) -> list[WayOut]:
    """What to take off, the most fruitful first."""
    found = []
    for one in looser:
        names = NAMES_OF.get(one.kind, (one.kind,))
        off = [pair for pair in asked.pairs if pair[0] in names]
        labels = [label for pair in off if (label := label_of(asked, *pair))]
        if labels:
            found.append(
                WayOut(label=", ".join(labels), href=asked.address(off=off), courses=one.courses)
            )
    return found


NAMES_OF = {
    "text": ("q",),
    "price": ("cost",),
    "near": ("within",),
    "audience": ("suits", "maybe"),
}
"""Names in the address of the search's kinds of filter, where they differ."""


def orders(asked: Asked) -> list[Choice]:
    """The ways to sort; nearest only once a home is known."""
    return [
        Choice(
            kind="sort",
            value="" if order == Order.FIT else order.value,
            label=str(words),
            chosen=order == asked.order,
        )
        for order, words in ORDER_WORDS.items()
        if order != Order.NEAREST or asked.whence
    ]


def without_filters(asked: Asked) -> str:
    """The address of the same words and order with every filter off."""
    return address_of([pair for pair in asked.pairs if pair[0] in ("q", "sort")])


@dataclass(frozen=True)
class _Ticks:
    asked: Asked
    counts: Mapping[str, Mapping[str, int]]

    def of(self, kind: str, labels: Mapping[str, str], *, is_korean: bool = False) -> list[Choice]:
        """A choice for each value; those nothing would be left of say 0."""
        counts = self.counts.get(kind, {})
        return [
            Choice(
                kind=kind,
                value=value,
                label=label,
                chosen=value in self.asked.ticked.get(kind, ()),
                courses=counts.get(value, 0),
                is_korean=is_korean,
            )
            for value, label in labels.items()
        ]


def _costs(asked: Asked, counts: Mapping[str, int]) -> list[Choice]:
    every = Choice(kind="cost", value="", label=_("상관없음"), chosen=asked.most_won is None)
    return [every] + [
        Choice(
            kind="cost",
            value=str(won),
            label=_cost(won),
            chosen=asked.most_won == won,
            courses=counts.get(str(won), 0),
        )
        for won in CEILINGS_WON
    ]


def _homes(asked: Asked) -> list[Choice]:
    own = asked.record.district if asked.record else None
    named = asked.districts[own].name if own and own in asked.districts else ""
    first = _("내 정보대로 (%(district)s)") % {"district": named} if named else _("고르지 않음")
    homes = {"": first, **{code: one.name for code, one in asked.districts.items()}}
    homes[OUTSIDE] = _("이 도시 밖")
    return [
        Choice(kind="home", value=value, label=label, chosen=value == asked.home)
        for value, label in homes.items()
    ]


def _measuring(asked: Asked, name: str) -> list[tuple[str, str]]:
    """What goes with a home or a place taken off: distances, if nothing is left to measure from."""
    rest = replace(asked, home="") if name == "home" else replace(asked, start="")
    gone = (name,) if rest.whence else (name, "within")
    off = [pair for pair in asked.pairs if pair[0] in gone]
    return off if rest.whence else [*off, ("sort", Order.NEAREST.value)]


def _starts(asked: Asked) -> list[Choice]:
    starts = {"": _("사는 자치구 가운데"), **{code: one.name for code, one in asked.places.items()}}
    return [
        Choice(kind="from", value=value, label=label, chosen=value == asked.start)
        for value, label in starts.items()
    ]


def _radii(asked: Asked, counts: Mapping[str, int] | None) -> list[Choice]:
    every = Choice(kind="within", value="", label=_("상관없음"), chosen=asked.within_m is None)
    return [every] + [
        Choice(
            kind="within",
            value=str(limit),
            label=_("%(way)s 안") % {"way": _way(limit)},
            chosen=asked.within_m == limit,
            courses=None if counts is None else counts.get(str(limit), 0),
        )
        for limit in RADII_M
    ]


def _field(code: str) -> str:
    names = lexicon.fields().get(code)
    return in_reader_language(names.ko, names.en) if names else code


def _cost(won: int) -> str:
    if won == 0:
        return _("무료")
    return _("%(won)s까지") % {"won": won_in_words(won, language=reader_language())}


def _home(asked: Asked, value: str) -> str:
    if value == OUTSIDE:
        return _("이 도시 밖에 삶")
    return _("사는 곳 %(district)s") % {"district": asked.districts[value].name}


def _way(metres: int) -> str:
    return f"{metres // 1000} km"


LABELS: Mapping[str, Callable[[Asked, str], str]] = {
    "q": lambda _asked, value: f"“{value}”",
    "field": lambda _asked, value: _field(value),
    "mode": lambda _asked, value: str(Mode(value).label),
    "when": lambda _asked, value: str(WHEN_WORDS[value]),
    "district": lambda asked, value: asked.districts[value].name,
    "certificate": lambda _asked, value: _("자격증 준비") if value == ANY else value,
    "cost": lambda _asked, value: _cost(int(value)),
    "open": lambda _asked, _value: _("지금 신청 가능"),
    "home": _home,
    "from": lambda asked, value: _("%(place)s에서") % {"place": asked.places[value].name},
    "within": lambda _asked, value: _("%(way)s 안") % {"way": _way(int(value))},
    "age": lambda _asked, value: _("%(age)s세") % {"age": value},
    "suits": lambda _asked, _value: _("내 조건에 맞음"),
    "maybe": lambda _asked, _value: _("조건 안내 없음도"),
}
"""The words of every name of the address that narrows."""
