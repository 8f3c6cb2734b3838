"""Reads about programmes: plan beside result, every figure with its source."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from naru.programmes import queries
from naru.programmes.enums import FigureKind
from naru.programmes.models import ProgrammeName
from tests.accounts.factories import OrganisationFactory
from tests.programmes.factories import (
    AreaFactory,
    FigureFactory,
    MeasureFactory,
    ProgrammeFactory,
)
from tests.sources.factories import SourceFactory

pytestmark = pytest.mark.django_db


def year(number):
    return {
        "period": str(number),
        "from_on": date(number, 1, 1),
        "to_on": date(number + 1, 1, 1),
    }


def name(programme, position, text, **other):
    return ProgrammeName.objects.create(
        programme=programme, position=position, name_ko=text, name_en=text, **other
    )


def test_areas_come_in_the_plans_order_with_their_programmes(noon):
    second, first = AreaFactory(number=2), AreaFactory(number=1)
    ProgrammeFactory.create_batch(2, area=second)
    ProgrammeFactory(area=second, withdrawn_at=noon)
    AreaFactory(number=3, withdrawn_at=noon)
    assert queries.areas() == [queries.AreaLine(first, 0), queries.AreaLine(second, 2)]


def test_a_list_tells_former_names_and_headlines(noon):
    programme = ProgrammeFactory()
    old = name(programme, 0, "옛 이름")
    name(programme, 1, "새 이름")
    name(programme, 2, "지운 이름", withdrawn_at=noon)
    headline = MeasureFactory(programme=programme, is_headline=True)
    MeasureFactory(programme=programme)
    [line] = queries.programmes_of(programme.area)
    assert (line.programme, line.former_names) == (programme, [old])
    assert [measure.measure for measure in line.headlines] == [headline]


def test_a_page_puts_plan_target_and_result_side_by_side(noon):
    programme, source = ProgrammeFactory(), SourceFactory()
    programme.sources.add(source)
    measure = MeasureFactory(programme=programme)
    figure = {"measure": measure}
    plan = FigureFactory(kind=FigureKind.PLAN, value=6782, **year(2026), **figure)
    first = FigureFactory(kind=FigureKind.RESULT, value=Decimal("4632.5"), **year(2023), **figure)
    last = FigureFactory(kind=FigureKind.RESULT, value=6000, about=True, **year(2026), **figure)
    FigureFactory(kind=FigureKind.RESULT, withdrawn_at=noon, **year(2027), **figure)
    last.sources.add(source)
    page = queries.programme_page(programme.code)
    assert page.sources == [source]
    [line] = page.measures
    assert (line.plan.figure, line.target, line.result.figure) == (plan, None, last)
    assert line.result.sources == [source]
    assert [
        (period.when, period.plan and period.plan.amount, period.result.amount)
        for period in line.periods
    ] == [("2023년", None, "4,632.5명"), ("2026년", "6,782명", "약 6,000명")]
    assert line.figures[0].figure == first


@pytest.mark.parametrize(
    ("unit", "value", "ko", "en"),
    [
        (("명", "people"), 4755, "4,755명", "4,755 people"),
        (("%", "%"), Decimal("38.90"), "38.9%", "38.9%"),
        (("", ""), 7, "7", "7"),
        (("원", "won"), 460_000_000_000, "4,600억 원", "460 billion won"),
    ],
)
def test_an_amount_is_told_in_the_readers_language(unit, value, ko, en):
    measure = MeasureFactory(programme=None, unit_ko=unit[0], unit_en=unit[1])
    FigureFactory(measure=measure, value=value)
    amounts = {}
    for language in ("ko", "en"):
        with translation.override(language):
            amounts[language] = queries.plan_measures()[0].figures[0].amount
    assert amounts == {"ko": ko, "en": en}


def test_words_stand_where_there_is_no_number():
    measure = MeasureFactory(programme=None)
    FigureFactory(measure=measure, value=None, text_ko="봄에 시작", text_en="starts in spring")
    assert queries.plan_measures()[0].plan.amount == "봄에 시작"


def test_words_are_found_in_every_name_and_the_summary_in_order_of_the_plan():
    area = AreaFactory(number=1)
    second = ProgrammeFactory(area=area, number=2, name_ko="둘째 나루", summary_en="Crossing")
    first = ProgrammeFactory(area=area, number=1, name_ko="첫째 나루")
    name(first, 0, "보람 나루")
    name(first, 1, "첫째 나루")
    ProgrammeFactory(area=area, number=3, name_ko="다른 것")
    assert queries.find("나루") == [first.pk, second.pk]
    assert queries.find(" 나루  CROSSING ") == [second.pk]
    assert queries.find("보람 첫째") == [first.pk]
    assert len(queries.find("")) == 3
    shown = queries.lines([second.pk, first.pk])
    assert [line.programme for line in shown] == [second, first]
    assert [[one.name_ko for one in line.former_names] for line in shown] == [[], ["보람 나루"]]


def test_one_figure_of_the_plan_is_found_by_its_code():
    measure = MeasureFactory(programme=None, code="programmes")
    MeasureFactory(programme=None)
    assert queries.plan_measure("programmes").measure == measure
    assert queries.plan_measure("nothing") is None


def test_the_overview_begins_with_the_plan_and_leaves_out_what_is_gone(noon):
    area = AreaFactory(number=1)
    second = MeasureFactory(programme=ProgrammeFactory(area=area, number=2), is_headline=True)
    first = MeasureFactory(programme=ProgrammeFactory(area=area, number=1), is_headline=True)
    plan = MeasureFactory(programme=None, is_headline=True)
    MeasureFactory(programme=None)
    MeasureFactory(programme=ProgrammeFactory(withdrawn_at=noon), is_headline=True)
    assert [line.measure for line in queries.plan_overview()] == [plan, first, second]


def test_an_unknown_or_withdrawn_programme_has_no_page(noon):
    gone = ProgrammeFactory(withdrawn_at=noon)
    assert queries.programme_page(gone.code) is None
    assert queries.programme_page("nothing") is None


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("read", "count"),
    [
        (lambda programme: queries.areas(), 2),
        (lambda programme: queries.programmes_of(programme.area), 5),
        (lambda programme: queries.find("이름"), 1),
        (lambda programme: queries.lines([programme.pk]), 2),
        (lambda programme: queries.programme_page(programme.code), 7),
        (lambda programme: queries.plan_overview(), 3),
        (lambda programme: queries.plan_measures(), 3),
    ],
)
def test_one_or_many_cost_the_same_queries(rows, read, count, django_assert_num_queries):
    area = AreaFactory()
    for programme in ProgrammeFactory.create_batch(rows, area=area):
        programme.partners.add(OrganisationFactory())
        name(programme, 0, "이름")
        for owner in (programme, None):
            for measure in MeasureFactory.create_batch(rows, programme=owner, is_headline=True):
                FigureFactory(measure=measure).sources.add(SourceFactory())
    with django_assert_num_queries(count):
        read(programme)
