"""Areas, programmes and figures for tests."""

from datetime import date
from decimal import Decimal

import factory

from naru.programmes.enums import FigureKind, PlanStatus
from naru.programmes.models import Area, Figure, Measure, Programme
from naru.sources.enums import Confidence


class AreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Area

    code = factory.Sequence(lambda n: f"area-{n}")
    number = factory.Sequence(lambda n: n + 1)
    name_ko = factory.Sequence(lambda n: f"분야{n}")
    name_en = factory.Sequence(lambda n: f"Area {n}")
    summary_ko = "무엇을 위한 분야"
    summary_en = "What it is for"


class ProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Programme

    code = factory.Sequence(lambda n: f"programme-{n}")
    number = factory.Sequence(lambda n: n + 1)
    area = factory.SubFactory(AreaFactory)
    name_ko = factory.Sequence(lambda n: f"사업{n}")
    name_en = factory.Sequence(lambda n: f"Programme {n}")
    summary_ko = "무엇을 받는 사업"
    summary_en = "What one gets"
    plan_status = PlanStatus.NAMED_IN_PLAN
    confidence = Confidence.HIGH


class MeasureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Measure

    programme = factory.SubFactory(ProgrammeFactory)
    code = factory.Sequence(lambda n: f"measure-{n}")
    position = factory.Sequence(lambda n: n)
    label_ko = "배운 사람"
    label_en = "Learners"
    unit_ko = "명"
    unit_en = "people"


class FigureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Figure

    measure = factory.SubFactory(MeasureFactory)
    kind = FigureKind.PLAN
    period = "2026"
    from_on = date(2026, 1, 1)
    to_on = date(2027, 1, 1)
    value = Decimal(100)
    confidence = Confidence.HIGH
