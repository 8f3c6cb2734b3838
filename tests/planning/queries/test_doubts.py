"""Why a course is in no route, as far as that shows without planning."""

from datetime import UTC, date, datetime

import pytest

from naru.catalogue.enums import RunStatus
from naru.catalogue.index import writing
from naru.catalogue.models import Course
from naru.planning.models import Doubt
from naru.planning.queries.doubts import (
    course_with,
    courses_named,
    doubt_of,
    doubt_to_answer,
    kept_out,
    kind_asked,
)
from naru.planning.queries.question import question_of
from naru.planning.rules.instead import WhyNot
from naru.planning.rules.plain import Kind, Unfit
from naru.residents.enums import Fact
from naru.residents.services import answers
from tests.planning.factories import (
    NOON,
    TERMS,
    TODAY,
    PlanFactory,
    RouteFactory,
    StepFactory,
    run_teaching,
)

pytestmark = pytest.mark.django_db
PAST = datetime(2026, 1, 1, tzinfo=UTC)


def why(plan, run):
    doubt = Doubt.objects.create(plan=plan, course=run.course, asked_at=NOON)
    found = kept_out(doubt, question_of(plan, terms=TERMS, at=NOON), at=NOON)
    return found and found.unfit


def test_what_keeps_a_course_out_before_any_planning():
    plan = PlanFactory()
    assert why(plan, run_teaching("bread")) is None
    assert why(plan, run_teaching("knitting")) is Unfit.NOTHING_NEW
    assert why(plan, run_teaching("bread", status=RunStatus.FULL)) is Unfit.FULL
    assert why(plan, run_teaching("bread", status=RunStatus.CANCELLED)) is Unfit.NO_RUN
    assert why(plan, run_teaching("bread", starts_on=TODAY, last_on=TODAY)) is Unfit.NO_RUN
    assert why(plan, run_teaching("bread", apply_until_at=PAST)) is Unfit.APPLY_CLOSED


def test_a_rule_of_age_and_being_there_already():
    plan = PlanFactory()
    answers.tell(
        resident_id=plan.resident.pk,
        answers={Fact.BIRTH_ON: "1960-01-01"},
        by=plan.resident.user,
        at=NOON,
    )
    young = run_teaching("bread")
    young.course.age_rule_known, young.course.age_to = True, 39
    young.course.save()
    assert why(plan, young) is Unfit.SHUT_OUT
    step = StepFactory(route=RouteFactory(plan=plan, kinds=["CHEAPEST"]))
    doubt = Doubt.objects.create(plan=plan, course=step.run.course, asked_at=NOON)
    asked = question_of(plan, terms=TERMS, at=NOON)
    assert kept_out(doubt, asked, at=NOON) == WhyNot(Unfit.THERE, None)
    assert kind_asked(plan) is Kind.CHEAPEST
    assert doubt_of(plan, step.run.course) == doubt == doubt_to_answer(doubt.pk)
    doubt.answer, doubt.answered_at = {}, NOON
    doubt.save()
    assert doubt_to_answer(doubt.pk) is None


def test_courses_are_named_by_words_of_their_title():
    bread = run_teaching("bread", title="천연 발효 빵", last_on=date(2026, 12, 9)).course
    run_teaching("bread", title="케이크")
    writing.refresh(Course.objects.values_list("pk", flat=True))
    assert courses_named("빵 발효") == [bread]
    assert (courses_named(" "), courses_named("국수")) == ([], [])
    assert course_with(bread.public_id) == bread
    bread.gone_at = NOON
    bread.save()
    assert course_with(bread.public_id) is None
