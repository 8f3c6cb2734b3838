"""A person takes all plans along."""

import json

import pytest

from naru.planning.models import Comment, Doubt
from naru.planning.queries.export import export_plans, plain_plan
from tests.planning.factories import NOON, PlanFactory, RouteFactory, StepFactory

pytestmark = pytest.mark.django_db


def test_every_version_with_its_steps_and_what_mentors_said():
    step = StepFactory(route=RouteFactory(chosen_at=NOON))
    plan = step.route.plan
    Comment.objects.create(plan=plan, by=plan.resident.user, at=NOON, words="좋습니다")
    PlanFactory(resident=plan.resident, occupation=plan.occupation, number=2, ended_at=NOON)
    PlanFactory(occupation=plan.occupation)
    Doubt.objects.create(plan=plan, course=step.run.course, asked_at=NOON)
    plans, steps, comments, doubts = export_plans(plan.resident)
    assert [row["number"] for row in plans.rows] == [1, 2]
    assert [(row["title"], row["chosen"]) for row in steps.rows] == [(step.title, True)]
    assert [row["words"] for row in comments.rows] == ["좋습니다"]
    assert [row["course"] for row in doubts.rows] == [step.run.course.title]


def test_one_plan_as_plain_values():
    step = StepFactory()
    told = json.loads(json.dumps(plain_plan(step.route.plan), default=str))
    assert told["goal_code"] == "occ.baker"
    assert told["routes"][0]["steps"][0]["run"] == str(step.run.public_id)
