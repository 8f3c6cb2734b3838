"""What the planner found is written down once."""

import pytest

from naru.occupations.models import Exam
from naru.planning.enums import Reason, State
from naru.planning.models import Route, Step
from naru.planning.queries.question import question_of
from naru.planning.rules.asking import Told
from naru.planning.rules.routes import answer, replanned
from naru.planning.services.keeping import keep
from naru.planning.solver.solving import solve
from tests.planning.factories import (
    NOON,
    TERMS,
    PlanFactory,
    RouteFactory,
    StepFactory,
    always_teaching,
    baking,
    occupation,
    run_teaching,
)

pytestmark = pytest.mark.django_db


def told(plan):
    return Told(answer(question_of(plan, terms=TERMS, at=NOON), solve), None)


def test_routes_with_their_steps_and_what_is_in_the_way():
    plan = PlanFactory(occupation=occupation(bread=2, cake=1))
    run, own = (
        run_teaching("bread"),
        always_teaching("bread", hours=20, fee_won=9_000, payer="LEARNER"),
    )
    assert keep(plan_id=plan.pk, told=told(plan), terms=TERMS, at=NOON)
    plan.refresh_from_db()
    assert (plan.state, plan.answered_at, plan.remarks["wanted"]) == (State.READY, NOON, 7)
    assert plan.remarks["nobody"] == [["skill.cake", 1]]
    fastest, other = Route.objects.filter(plan=plan).order_by("number")
    assert (fastest.kinds, fastest.covered, fastest.share, fastest.proven) == (
        ["FASTEST", "CHEAPEST"], 6, 85, True,
    )  # fmt: skip
    step = fastest.steps.get()
    assert (step.run, step.title, step.own_pace, step.gives) == (
        run, run.course.title, False, ["skill.bread"],
    )  # fmt: skip
    assert (step.instead[0]["title"], step.instead[0]["title_en"]) == (own.course.title, "")
    assert (other.steps.get().run, other.steps.get().fee_won, other.fees_won) == (own, 9_000, 9_000)


def test_an_exam_is_a_step_with_its_days_and_stays_done():
    plan = PlanFactory(occupation=occupation(bread=2))
    _held, written, practical = baking(plan.occupation)
    keep(plan_id=plan.pk, told=told(plan), terms=TERMS, at=NOON)
    first, last = plan.routes.get(number=1).steps.order_by("position")
    assert (first.exam, first.title, first.starts_on, first.fee_won, first.gives) == (
        written, "제빵사 2급 필기시험 (2027년 1회)", written.starts_on, 10_000, ["cert.baker-2"],
    )  # fmt: skip
    assert (last.exam, last.run, last.own_pace) == (practical, None, False)
    plan.routes.filter(number=1).update(chosen_at=NOON)
    Step.objects.filter(pk=first.pk).update(done_at=NOON)
    plan.ended_at = NOON
    plan.save()
    new = PlanFactory(
        resident=plan.resident, occupation=plan.occupation, number=2,
        reason=Reason.CHANGED, replaces=plan,
    )  # fmt: skip
    question = question_of(new, terms=TERMS, at=NOON)
    assert [one.offering for one in (*question.begun, *question.old)] == [
        f"exam:{written.pk}", f"exam:{practical.pk}",
    ]  # fmt: skip
    keep(plan_id=new.pk, told=Told(None, replanned(question, solve)), terms=TERMS, at=NOON)
    assert [(one.exam, one.done_at) for one in new.routes.get().steps.order_by("position")] == [
        (written, NOON), (practical, None),
    ]  # fmt: skip


def test_a_fee_that_nobody_states_stays_unknown():
    plan = PlanFactory(occupation=occupation(bread=2, cake=2))
    unknown = run_teaching("bread", fee_won=None, payer="UNKNOWN")
    own = always_teaching("cake", fee_won=9_000, payer="LEARNER")
    keep(plan_id=plan.pk, told=told(plan), terms=TERMS, at=NOON)
    route = Route.objects.get(plan=plan, number=1)
    assert {one.run: one.fee_won for one in route.steps.all()} == {unknown: None, own: 9_000}
    assert route.fees_won == 9_000


def test_an_exam_fee_that_nobody_states_stays_unknown():
    plan = PlanFactory(occupation=occupation(bread=2), money_won=500_000)
    baking(plan.occupation)
    Exam.objects.filter(part="WRITTEN").update(fee_won=None)
    keep(plan_id=plan.pk, told=told(plan), terms=TERMS, at=NOON)
    route = plan.routes.get(number=1)
    assert [one.fee_won for one in route.steps.order_by("position")] == [None, 10_000]
    assert route.fees_won == 10_000


def test_a_second_answer_changes_nothing():
    plan = PlanFactory()
    run_teaching("bread")
    found = told(plan)
    assert [keep(plan_id=plan.pk, told=found, terms=TERMS, at=NOON) for _ in range(2)] == [
        True,
        False,
    ]
    assert Step.objects.count() == 1
    assert not keep(plan_id=0, told=found, terms=TERMS, at=NOON)


def test_no_route_is_an_answer_too():
    plan = PlanFactory()
    assert keep(plan_id=plan.pk, told=told(plan), terms=TERMS, at=NOON)
    assert not plan.routes.exists()
    assert Told(None, None) == Told(None, None)


def test_a_plan_that_changes_another_has_one_route_and_knows_what_was_done():
    goal = occupation(bread=2, cake=1)
    step = StepFactory(route=RouteFactory(chosen_at=NOON, plan__occupation=goal))
    done = StepFactory(
        route=step.route, position=2, run=always_teaching("cake"), own_pace=True, done_at=NOON
    )
    old = step.route.plan
    old.ended_at = NOON
    old.save()
    plan = PlanFactory(
        resident=old.resident, occupation=old.occupation, number=2,
        reason=Reason.CHANGED, replaces=old,
    )  # fmt: skip
    question = question_of(plan, terms=TERMS, at=NOON)
    assert keep(plan_id=plan.pk, told=Told(None, replanned(question, solve)), terms=TERMS, at=NOON)
    assert {one.run: one.done_at for one in plan.routes.get().steps.all()} == {
        step.run: None, done.run: NOON,
    }  # fmt: skip
