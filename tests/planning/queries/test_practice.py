"""Benches become offerings: open times first, weeks after those."""

from datetime import UTC, date, datetime, timedelta

import pytest

from naru.occupations.models import Skill
from naru.planning.queries.practice import meeting_of
from naru.planning.queries.question import question_of
from naru.planning.rules.asking import Told
from naru.planning.rules.plain import Meeting, Taken, Want
from naru.planning.rules.practice import key_of
from naru.planning.rules.routes import answer
from naru.planning.services.keeping import keep
from naru.planning.solver.solving import solve
from tests.planning.factories import (
    HANDS,
    NOON,
    PlanFactory,
    bench_for,
    run_teaching,
)
from tests.spaces.factories import TOMORROW, BookingFactory, SittingFactory

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


def test_where_one_can_book_open_times_are_planned_and_later_whole_weeks():
    plan = PlanFactory(have={"skill.bread": 1}, deadline_on=date(2027, 2, 28))
    bench = bench_for("bread")
    first, second, _late = (
        SittingFactory(bench=bench, starts_at=TOMORROW + at) for at in (0 * WEEK, WEEK, 5 * WEEK)
    )
    SittingFactory(bench=bench, starts_at=TOMORROW - timedelta(hours=9))
    full = SittingFactory(bench=bench, starts_at=TOMORROW + timedelta(days=1))
    BookingFactory(sitting=full, seat=bench.places.get(number=1))
    BookingFactory(sitting=full, seat=bench.places.get(number=2))
    question = question_of(plan, terms=HANDS, at=NOON)
    assert question.person.wants == (Want("skill.bread", 2, 3), Want("practice:skill.bread", 1, 1))
    now, *later = sorted(question.offerings, key=lambda one: one.starts_on)
    assert now.meetings == (meeting_of(first), meeting_of(second))
    assert (now.key, now.starts_on, now.last_on, now.risk, now.needs) == (
        key_of(bench.code, "skill.bread", date(2026, 11, 25)),
        date(2026, 11, 25), date(2026, 12, 2), 0, (("skill.bread", 1),),
    )  # fmt: skip
    assert [one.starts_on for one in later] == [
        date(2027, 1, 4), date(2027, 1, 18), date(2027, 2, 1), date(2027, 2, 15),
    ]  # fmt: skip
    assert {(one.last_on - one.starts_on).days for one in later} == {13}
    assert (later[0].sittings.weekly, later[0].sittings.minutes, later[0].risk) == (1, 90, 5)
    assert later[0].sittings.hours[0][0] == 1
    assert later[0].travel_minutes == HANDS.across_minutes


def test_practice_is_wanted_only_where_a_bench_and_a_course_are():
    plan = PlanFactory()
    bench_for("bread")
    assert question_of(plan, terms=HANDS, at=NOON).offerings == ()
    run_teaching("bread")
    asked = question_of(plan, terms=HANDS, at=NOON)
    assert {one.needs for one in asked.offerings if one.sittings} == {(("skill.bread", 1),)}
    Skill.objects.get(code="skill.bread").benches.update(withdrawn_at=NOON)
    assert question_of(plan, terms=HANDS, at=NOON).person.wants == (Want("skill.bread", 2, 3),)


def test_the_chosen_practice_stays_in_a_changed_plan():
    plan = PlanFactory(have={"skill.bread": 1})
    bench = bench_for("bread")
    question = question_of(plan, terms=HANDS, at=NOON)
    assert keep(plan_id=plan.pk, told=Told(answer(question, solve), None), terms=HANDS, at=NOON)
    step = plan.routes.get(number=1).steps.get()
    assert (step.bench, step.skill.code, step.times, step.fee_won, step.run) == (
        bench, "skill.bread", 2, 0, None,
    )  # fmt: skip
    assert (step.title, step.name) == (f"실습: {bench.name_ko}", f"실습: {bench.name_ko}")
    plan.routes.update(chosen_at=NOON)
    plan.ended_at = NOON
    plan.save()
    new = PlanFactory(
        resident=plan.resident, occupation=plan.occupation, number=2, have=plan.have,
        reason="CHANGED", replaces=plan,
    )  # fmt: skip
    soon = datetime(2026, 12, 22, tzinfo=UTC)
    again = question_of(new, terms=HANDS, at=soon)
    key = key_of(bench.code, "skill.bread", step.starts_on)
    assert again.old == (Taken(key, "practice:skill.bread", step.starts_on, step.last_on),)
    after = question_of(new, terms=HANDS, at=datetime(2027, 6, 1, tzinfo=UTC))
    assert (after.begun, after.old) == ((), ())


def test_the_queries_are_as_many_for_many_benches_as_for_one(
    django_assert_num_queries, django_assert_max_num_queries
):
    plan = PlanFactory(have={"skill.bread": 1})
    SittingFactory(bench=bench_for("bread"))
    with django_assert_max_num_queries(15) as one:
        question_of(plan, terms=HANDS, at=NOON)
    for _ in range(3):
        SittingFactory(bench=bench_for("bread"))
    with django_assert_num_queries(len(one)):
        question_of(plan, terms=HANDS, at=NOON)


def test_a_time_ends_on_its_day():
    late = SittingFactory(
        starts_at=datetime(2026, 11, 25, 14, 0, tzinfo=UTC),
        ends_at=datetime(2026, 11, 25, 16, 0, tzinfo=UTC),
    )
    assert meeting_of(late) == Meeting(date(2026, 11, 25), 23 * 60, 24 * 60)
