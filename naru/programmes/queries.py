"""Reads about areas, programmes and figures. Each takes the same number of queries always."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, FilteredRelation, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from naru.core.languages import reader_language
from naru.core.money import won_in_words
from naru.programmes.enums import FigureKind
from naru.programmes.models import Area, Figure, Measure, Programme, ProgrammeName
from naru.sources.models import Source

WON = "won"
"""The English unit of money in the pack; its figures are written as money."""


@dataclass(frozen=True)
class AreaLine:
    """An area and how many programmes it has."""

    area: Area
    programmes: int


@dataclass(frozen=True)
class FigureLine:
    """A figure as it is shown: "about 404 courses", its period in words, its sources."""

    figure: Figure
    amount: str
    when: str
    sources: list[Source]


@dataclass(frozen=True)
class PeriodLine:
    """What was planned, aimed at and reached for one period; None where nothing was stated."""

    when: str
    plan: FigureLine | None
    target: FigureLine | None
    result: FigureLine | None


@dataclass(frozen=True)
class MeasureLine:
    """Something counted: its figures in order of time, and the same side by side by period."""

    measure: Measure
    figures: list[FigureLine]
    periods: list[PeriodLine]

    @property
    def plan(self) -> FigureLine | None:
        """What the plan promised for its last period."""
        return self._last(FigureKind.PLAN)

    @property
    def target(self) -> FigureLine | None:
        """The latest target."""
        return self._last(FigureKind.TARGET)

    @property
    def result(self) -> FigureLine | None:
        """The latest result."""
        return self._last(FigureKind.RESULT)

    def _last(self, kind: FigureKind) -> FigureLine | None:
        found = [line for line in self.figures if line.figure.kind == kind]
        return found[-1] if found else None


@dataclass(frozen=True)
class ProgrammeLine:
    """A programme in a list, with its former names and the measures of the plan's overview."""

    programme: Programme
    former_names: list[ProgrammeName]
    headlines: list[MeasureLine]


@dataclass(frozen=True)
class ProgrammePage:
    """All that is known about one programme. `sources` are all of them, once each."""

    programme: Programme
    names: list[ProgrammeName]
    measures: list[MeasureLine]
    sources: list[Source]


def areas() -> list[AreaLine]:
    """The plan's areas in its order, with their number of programmes. Two queries."""
    counts = Counter(Programme.objects.current().values_list("area_id", flat=True))
    return [AreaLine(area, counts[area.pk]) for area in Area.objects.current().order_by("number")]


def area(number: int) -> Area | None:
    """The area of this number, or None. One query."""
    return Area.objects.current().filter(number=number).first()


def has_ended(code: str) -> bool:
    """Whether the city had a programme of this code and has it no more. One query."""
    return Programme.objects.filter(code=code, withdrawn_at__isnull=False).exists()


def programmes_of(area: Area) -> list[ProgrammeLine]:
    """The area's programmes in order. Five queries."""
    return _lines(Programme.objects.current().filter(area=area).order_by("number"))


def find(words: str) -> list[int]:
    """Keys of the programmes that hold every word in a name of any time or in the summary.

    By area; all of them without words. Letters count the same in either case. One query.
    """
    texts = ("name_ko", "name_en", "summary_ko", "summary_en", "known__name_ko", "known__name_en")
    hay: defaultdict[int, set[str]] = defaultdict(set)
    current = Programme.objects.current().annotate(
        known=FilteredRelation("names", condition=Q(names__withdrawn_at__isnull=True))
    )
    for key, *row in current.order_by("area__number", "number").values_list("pk", *texts):
        hay[key].update(text.casefold() for text in row if text)
    wanted = words.casefold().split()
    return [
        key for key, texts in hay.items() if all(any(w in text for text in texts) for w in wanted)
    ]


def lines(keys: Sequence[int]) -> list[ProgrammeLine]:
    """These programmes in this order, without figures. Two queries."""
    found = Programme.objects.filter(pk__in=keys).select_related("area", "organisation")
    by_key = {one.pk: one for one in found.prefetch_related(_names())}
    return [ProgrammeLine(by_key[key], _former(by_key[key]), []) for key in keys]


def by_code() -> dict[str, Programme]:
    """Every current programme with its area and the body responsible. One query."""
    rows = Programme.objects.current().select_related("area", "organisation")
    return {row.code: row for row in rows.order_by("area__number", "number")}


def named(code: str) -> Programme | None:
    """The programme of this code, also one that has ended. One query."""
    return Programme.objects.filter(code=code).first()


def programme_page(code: str) -> ProgrammePage | None:
    """Everything about the programme, or None if the city has none of this code. Seven queries."""
    found = (
        Programme.objects.current()
        .select_related("area", "organisation")
        .prefetch_related("partners", "sources", _names(), _measures(Measure.objects.all()))
        .filter(code=code)
        .first()
    )
    if found is None:
        return None
    measures = [_measure_line(measure) for measure in found.measures.all()]
    cited = [*found.sources.all(), *_cited(measures)]
    return ProgrammePage(
        programme=found,
        names=list(found.names.all()),
        measures=measures,
        sources=list({source.pk: source for source in cited}.values()),
    )


def plan_overview() -> list[MeasureLine]:
    """The plan's headline figures: its own first, then those of programmes. Three queries."""
    return [
        _measure_line(measure)
        for measure in _with_figures(Measure.objects.filter(is_headline=True))
        .select_related("programme__area")
        .filter(Q(programme__isnull=True) | Q(programme__withdrawn_at__isnull=True))
        .order_by(
            F("programme__area__number").asc(nulls_first=True), "programme__number", "position"
        )
    ]


def plan_measures() -> list[MeasureLine]:
    """Everything counted about the plan as a whole. Three queries."""
    own = Measure.objects.filter(programme__isnull=True).order_by("position")
    return [_measure_line(measure) for measure in _with_figures(own)]


def plan_measure(code: str) -> MeasureLine | None:
    """What the plan says about one thing it counts, such as "programmes". Three queries."""
    own = Measure.objects.filter(programme__isnull=True, code=code)
    return next((_measure_line(measure) for measure in _with_figures(own)), None)


def _lines(found: QuerySet[Programme]) -> list[ProgrammeLine]:
    headlines = _measures(Measure.objects.filter(is_headline=True))
    return [
        ProgrammeLine(
            programme=programme,
            former_names=_former(programme),
            headlines=[_measure_line(measure) for measure in programme.measures.all()],
        )
        for programme in found.select_related("area", "organisation").prefetch_related(
            _names(), headlines
        )
    ]


def _former(programme: Programme) -> list[ProgrammeName]:
    return list(programme.names.all())[:-1]


def _names() -> "Prefetch[str, QuerySet[ProgrammeName], str]":
    current = ProgrammeName.objects.filter(withdrawn_at__isnull=True)
    return Prefetch("names", current.order_by("position"))


def _measures(measures: QuerySet[Measure]) -> "Prefetch[str, QuerySet[Measure], str]":
    return Prefetch("measures", _with_figures(measures).order_by("position"))


def _with_figures(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    figures = Figure.objects.filter(withdrawn_at__isnull=True).order_by("from_on", "to_on", "pk")
    return measures.filter(withdrawn_at__isnull=True).prefetch_related(
        Prefetch("figures", figures.prefetch_related("sources"))
    )


def _measure_line(measure: Measure) -> MeasureLine:
    lines = [
        FigureLine(
            figure=figure,
            amount=_amount(figure, unit=measure.unit),
            when=figure.when,
            sources=list(figure.sources.all()),
        )
        for figure in measure.figures.all()
    ]
    by_period: defaultdict[str, dict[str, FigureLine]] = defaultdict(dict)
    for line in lines:
        by_period[line.when][line.figure.kind] = line
    periods = [
        PeriodLine(
            when=when,
            plan=kinds.get(FigureKind.PLAN),
            target=kinds.get(FigureKind.TARGET),
            result=kinds.get(FigureKind.RESULT),
        )
        for when, kinds in by_period.items()
    ]
    return MeasureLine(measure, lines, periods)


def _amount(figure: Figure, *, unit: str) -> str:
    """The value with its unit, or the words that stand for it."""
    if figure.value is None:
        return figure.text
    number = plain_number(figure.value)
    if figure.measure.unit_en == WON and figure.value == int(figure.value):
        amount = won_in_words(int(figure.value), language=reader_language())
    elif unit == "%":
        amount = f"{number}%"
    elif unit:
        amount = _("%(number)s%(unit)s") % {"number": number, "unit": unit}
    else:
        amount = number
    return _("약 %(amount)s") % {"amount": amount} if figure.about else amount


def plain_number(value: Decimal) -> str:
    """Digits with commas, and decimals only where there are any: 4,755 and 38.9."""
    return f"{value.normalize():,f}"


def _cited(measures: Iterable[MeasureLine]) -> Iterable[Source]:
    for measure in measures:
        for line in measure.figures:
            yield from line.sources
