"""A person takes all plans along."""

import json
from datetime import date

import pytest

from naru.occupations.models import Exam
from naru.planning.models import Comment, Doubt
from naru.planning.queries.export import export_plans, plain_plan
from naru.planning.queries.mine import plan_of
from tests.planning.factories import (
    NOON,
    TODAY,
    PlanFactory,
    RouteFactory,
    StepFactory,
    baking,
)
from tests.sources.factories import SourceFactory

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


def test_an_exam_tells_when_to_apply_and_who_says_so():
    step = StepFactory(run=None)
    _held, written, _practical = baking(step.route.plan.occupation)
    step.exam = written
    step.fee_won = None
    step.save()
    source = SourceFactory(title_ko="큐넷", url="https://qnet.example.org")
    later = (date(2027, 1, 12), date(2027, 1, 13))
    written.windows.create(from_on=later[0], until_on=later[1])
    Exam.objects.filter(pk=written.pk).update(
        sample=False, source=source, read_on=TODAY, result_on=None
    )
    (told,) = plain_plan(plan_of(step.route.plan.resident))["routes"][0]["steps"]
    assert (told["exam"], told["invented_days"], told["fee_won"]) == (True, False, None)
    assert told["exam_days"] == {
        "apply": [["2027-01-04", "2027-01-08"], ["2027-01-12", "2027-01-13"]],
        "result_on": None, "source": "큐넷", "source_url": "https://qnet.example.org",
        "read_on": "2026-11-24",
    }  # fmt: skip
