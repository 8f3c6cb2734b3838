"""Credits in the reader's words: where a line counts, and why not elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naru.core.languages import in_reader_language
from naru.credits.enums import Category, Kind
from naru.credits.models import Entry
from naru.credits.pack import Terms
from naru.credits.rules.counting import Book
from naru.credits.rules.options import Option
from naru.credits.rules.plain import Counted, Why
from naru.credits.rules.ways import Aim, Way

WHY_NOT: dict[Why, Promise] = {
    Why.ADVANCE: gettext_lazy("대학이 가지고 있는 학점이라 학점은행제에는 들어가지 않습니다."),
    Why.SAME: gettext_lazy("같은 이름의 과목을 이미 셌습니다. 한 번만 셉니다."),
    Why.TERM: gettext_lazy("그 학기에 셀 수 있는 학점이 이미 찼습니다."),
    Why.YEAR: gettext_lazy("그해에 셀 수 있는 학점이 이미 찼습니다."),
    Why.BODY: gettext_lazy("한 기관에서 셀 수 있는 학점이 이미 찼습니다."),
    Why.LICENCES: gettext_lazy("셀 수 있는 자격증 수가 이미 찼습니다."),
    Why.OUTSIDE: gettext_lazy("전공이 아닌 자격증은 더 셀 수 없습니다."),
}
AIMS: dict[Aim, Promise] = {
    Aim.CHEAPEST: gettext_lazy("가장 적게 드는 길"),
    Aim.FASTEST: gettext_lazy("가장 빠른 길"),
}


@dataclass(frozen=True)
class Row:
    """A line of the ledger and where it counts: sentences, the first one short."""

    entry: Entry
    counts: str
    why_not: str


@dataclass(frozen=True)
class Target:
    """One requirement of the degree: so many of so many."""

    label: str
    have: int
    need: int

    @property
    def missing(self) -> int:
        return max(0, self.need - self.have)


@dataclass(frozen=True)
class TermOf:
    """What a way asks for in one term."""

    label: str
    steps: list[Option]

    @property
    def credits(self) -> int:
        return sum(step.line.credits for step in self.steps)


@dataclass(frozen=True)
class Told:
    """A way in words; several aims may lead to the same."""

    names: list[str]
    way: Way
    terms: list[TermOf]
    cost_known: bool


def rows_of(entries: Sequence[Entry], counted: Sequence[Counted], degree: str) -> list[Row]:
    """Every line that stands; `counted` towards the degree called so, or empty without one."""
    by_key = {one.line.key: one for one in counted}
    return [_row(entry, by_key.get(str(entry.public_id)), degree) for entry in entries]


def targets_of(book: Book) -> list[Target]:
    """What the degree asks for, and what is there."""
    degree = book.degree
    return [
        Target(_("모두"), book.total, degree.total),
        Target(_("전공"), book.by_category[Category.MAJOR], degree.major),
        Target(_("교양"), book.by_category[Category.LIBERAL], degree.liberal),
        Target(_("평가인정·시간제 수업"), book.accredited, book.limits.accredited),
    ]


def told_of(ways: Sequence[Way], terms: Terms) -> list[Told]:
    """The ways; one that is best in both is told once."""
    found: list[Told] = []
    for way in ways:
        name = str(AIMS[way.aim])
        twin = next((one for one in found if _same(one.way, way)), None)
        if twin is not None:
            twin.names.append(name)
            continue
        known = all(step.cost_known for step in way.steps)
        found.append(Told([name], way, _by_term(way, terms), known))
    return found


def name_of(option: Option) -> str:
    return in_reader_language(option.name_ko, option.name_en)


def body_of(option: Option) -> str:
    return in_reader_language(option.body_ko, option.body_en)


def _row(entry: Entry, counted: Counted | None, degree: str) -> Row:
    if entry.kind == Kind.ADVANCE:
        where = _("%(body)s에 입학하거나 편입할 때") % {"body": entry.body}
        return Row(entry, where, str(WHY_NOT[Why.ADVANCE]))
    if counted is None:
        return Row(entry, _("학위를 고르면 알려 드립니다."), "")
    if counted.why is not None:
        return Row(entry, "", str(WHY_NOT[counted.why]))
    as_what = str(Category(counted.counts_as).label)
    return Row(entry, _("%(degree)s의 %(what)s") % {"degree": degree, "what": as_what}, "")


def _same(one: Way, other: Way) -> bool:
    return (one.cost_won, one.last_on, one.need) == (other.cost_won, other.last_on, other.need)


def _by_term(way: Way, terms: Terms) -> list[TermOf]:
    found: dict[tuple[int, int], list[Option]] = {}
    licences = [step for step in way.steps if step.line.kind == Kind.LICENCE]
    for step in way.steps:
        if step.line.kind != Kind.LICENCE:
            found.setdefault(terms.limits.term_of(step.line.ended_on), []).append(step)
    told = [TermOf(_("자격증"), licences)] if licences else []
    return told + [
        TermOf(_("%(year)s년 %(term)s학기") % {"year": year, "term": term}, steps)
        for (year, term), steps in sorted(found.items())
    ]
