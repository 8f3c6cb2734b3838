"""Areas, programmes, names and figures follow the pack; the database holds what it can hold."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.utils import translation

from naru.core.tables import Change
from naru.programmes.enums import FigureKind, PlanStatus
from naru.programmes.models import Figure, Programme
from naru.programmes.services import (
    save_areas,
    save_figures,
    save_measures,
    save_names,
    save_programmes,
)
from naru.sources.enums import Confidence
from tests.accounts.factories import OrganisationFactory
from tests.programmes.factories import (
    AreaFactory,
    FigureFactory,
    MeasureFactory,
    ProgrammeFactory,
)
from tests.sources.factories import SourceFactory

pytestmark = pytest.mark.django_db


def two(name, text):
    return {f"{name}_ko": text, f"{name}_en": text}


def area(code, number):
    return {"code": code, "number": number, **two("name", code), **two("summary", code)}


def programme(code, number, **other):
    return {
        "code": code,
        "number": number,
        "area": "a",
        "organisation": None,
        "partners": [],
        "sources": [],
        "plan_status": PlanStatus.LINKED,
        "confidence": Confidence.LOW,
        **two("name", code),
        **two("summary", code),
        **other,
    }


def figure(programme_code, period, value, sources):
    return {
        "programme": programme_code,
        "measure": "m",
        "kind": FigureKind.RESULT,
        "period": period,
        "from_on": date(int(period), 1, 1),
        "to_on": date(int(period) + 1, 1, 1),
        "value": Decimal(value),
        "confidence": Confidence.HIGH,
        "sources": sources,
    }


def test_a_number_may_pass_to_a_new_area(noon):
    save_areas([area("a", 1)], at=noon)
    change = save_areas([area("b", 1)], at=noon)
    assert change == Change("programmes_area", new=1, withdrawn=1)


def test_programmes_come_with_body_partners_and_sources(noon):
    AreaFactory(code="a")
    body, partner = OrganisationFactory(code="body"), OrganisationFactory(code="partner")
    source = SourceFactory(code="s")
    rows = [programme("p", 1, organisation="body", partners=["partner"], sources=["s"])]
    assert [change.new for change in save_programmes(rows, at=noon)] == [1, 1, 1]
    found = Programme.objects.get(code="p")
    assert found.organisation == body
    assert (list(found.partners.all()), list(found.sources.all())) == ([partner], [source])
    assert [change.writes for change in save_programmes(rows, at=noon)] == [0, 0, 0]


def test_names_are_kept_in_their_order(noon):
    one = ProgrammeFactory(code="p")
    years = {"from_year": None, "until_year": None}
    rows = [
        {"programme": "p", "position": position, **two("name", name), **years}
        for position, name in enumerate(["옛 이름", "새 이름"])
    ]
    assert save_names(rows, at=noon).new == 2
    assert list(one.names.order_by("position").values_list("name_ko", flat=True)) == [
        "옛 이름",
        "새 이름",
    ]


def test_figures_of_the_plan_and_of_a_programme_keep_apart(noon):
    ProgrammeFactory(code="p")
    source = SourceFactory(code="s")
    measure = {"code": "m", "position": 0, **two("label", "사람")}
    save_measures([{**measure, "programme": None}, {**measure, "programme": "p"}], at=noon)
    rows = [figure(None, "2024", 1, ["s"]), figure("p", "2024", 2, ["s"])]
    assert [change.new for change in save_figures(rows, at=noon)] == [2, 2]
    assert [change.writes for change in save_figures(rows, at=noon)] == [0, 0]
    plan = Figure.objects.get(measure__programme=None)
    assert (plan.value, list(plan.sources.all())) == (Decimal(1), [source])


def test_a_figure_that_left_the_pack_stays_as_withdrawn(noon):
    ProgrammeFactory(code="p")
    save_measures([{"code": "m", "position": 0, "programme": "p", **two("label", "사람")}], at=noon)
    save_figures([figure("p", "2024", 1, []), figure("p", "2025", 2, [])], at=noon)
    change = save_figures([figure("p", "2025", 3, [])], at=noon)[0]
    assert change == Change("programmes_figure", changed=1, withdrawn=1)
    assert Figure.objects.get(period="2024").withdrawn_at == noon


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"kind": "HOPE"}, "figure_kind_known"),
        ({"confidence": "SURE"}, "figure_confidence_known"),
        ({"value": None}, "figure_number_or_words"),
        ({"text_ko": "약 백 명", "text_en": "about 100"}, "figure_number_or_words"),
        ({"value": None, "text_ko": "약 백 명"}, "figure_number_or_words"),
        ({"to_on": date(2026, 1, 1)}, "figure_period_not_empty"),
    ],
)
def test_the_database_refuses_a_figure_that_says_nothing(fields, name):
    with pytest.raises(IntegrityError, match=name):
        FigureFactory(**fields)


def test_the_database_refuses_the_same_measure_of_the_plan_twice():
    MeasureFactory(programme=None, code="m")
    with pytest.raises(IntegrityError, match="measure_once_per_programme"):
        MeasureFactory(programme=None, code="m")


def test_the_database_refuses_unknown_words_for_a_programme():
    with pytest.raises(IntegrityError, match="programme_status_known"):
        ProgrammeFactory(plan_status="MAYBE")


@pytest.mark.parametrize(
    ("first", "after", "ko", "en"),
    [
        (date(2024, 1, 1), date(2025, 1, 1), "2024년", "2024"),
        (date(2024, 3, 1), date(2024, 4, 1), "2024년 3월", "March 2024"),
        (date(2024, 12, 1), date(2025, 1, 1), "2024년 12월", "December 2024"),
        (date(2024, 1, 1), date(2024, 7, 1), "2024년 상반기", "first half of 2024"),
        (date(2024, 7, 1), date(2025, 1, 1), "2024년 하반기", "second half of 2024"),
        (date(2022, 1, 1), date(2027, 1, 1), "2022~2026년", "2022-2026"),
    ],
)
def test_a_figure_says_its_period_in_the_readers_language(first, after, ko, en):
    figure = Figure(from_on=first, to_on=after)
    with translation.override("ko"):
        assert figure.when == ko
    with translation.override("en"):
        assert figure.when == en
