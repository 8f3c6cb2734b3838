"""Every plan of a person, for their own copy and for the file of one plan."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from naru.core.portable import Section
from naru.occupations.models import Exam
from naru.planning.models import Plan, Route
from naru.residents.models import Resident


def export_plans(resident: Resident) -> list[Section]:
    """All versions, the first one first."""
    plans = (
        Plan.objects.filter(resident=resident)
        .select_related("occupation", "goal")
        .prefetch_related("routes__steps__run", "comments__by", "doubts__course")
        .order_by("number")
    )
    return [_plans(plans), _steps(plans), _comments(plans), _doubts(plans)]


def _plans(plans: Iterable[Plan]) -> Section:
    return Section(
        key="plans",
        title=_("나의 계획"),
        labels={
            "asked_at": _("언제"),
            "goal": _("목표"),
            "deadline_on": _("언제까지"),
            "state": _("지금"),
        },
        rows=[
            {
                "number": one.number,
                "asked_at": one.asked_at,
                "goal": one.aim,
                "areas": one.areas,
                "agreed_goal": one.goal.words if one.goal else "",
                "deadline_on": one.deadline_on,
                "state": one.get_state_display(),
                "skills_had": [f"{code} {level}" for code, level in one.have.items()],
                "free_parts": one.free_parts,
                "care_parts": one.care_parts,
                "weekly_hours": one.weekly_hours,
                "money_won": one.money_won,
                "travel_minutes": one.travel_minutes,
            }
            for one in plans
        ],
    )


def _steps(plans: Iterable[Plan]) -> Section:
    return Section(
        key="plan_steps",
        title=_("계획의 걸음"),
        labels={
            "plan": _("몇 번째 계획"),
            "title": _("무엇을"),
            "starts_on": _("시작"),
            "last_on": _("끝"),
            "chosen": _("고른 길"),
        },
        rows=[
            {
                "plan": plan.number,
                "route": route.number,
                "chosen": route.chosen_at is not None,
                "title": step.title,
                "starts_on": step.starts_on,
                "last_on": step.last_on,
                "fee_won": step.fee_won,
                "gives": step.gives,
                "times": step.times,
                "done_at": step.done_at,
            }
            for plan in plans
            for route in plan.routes.all()
            for step in route.steps.all()
        ],
    )


def _comments(plans: Iterable[Plan]) -> Section:
    return Section(
        key="plan_comments",
        title=_("계획에 적힌 말"),
        labels={"at": _("언제"), "by": _("누가"), "words": _("적은 글")},
        rows=[
            {"plan": plan.number, "at": one.at, "by": one.by.name, "words": one.words}
            for plan in plans
            for one in plan.comments.all()
        ],
    )


def _doubts(plans: Iterable[Plan]) -> Section:
    return Section(
        key="plan_doubts",
        title=_("계획에 없는 강좌를 물은 것"),
        labels={"asked_at": _("언제"), "course": _("강좌")},
        rows=[
            {
                "plan": plan.number,
                "asked_at": one.asked_at,
                "course": one.course.title,
                "answered_at": one.answered_at,
                "answer": one.answer,
            }
            for plan in plans
            for one in plan.doubts.all()
        ],
    )


def plain_plan(plan: Plan) -> dict[str, object]:
    """One plan with its routes, as plain values."""
    return {
        "number": plan.number,
        "asked_at": plan.asked_at,
        "goal": plan.aim,
        "goal_code": plan.occupation.code if plan.occupation else "",
        "areas": plan.areas,
        "agreed_goal": plan.goal.words if plan.goal else "",
        "skills_had": plan.have,
        "free_parts": plan.free_parts,
        "care_parts": plan.care_parts,
        "weekly_hours": plan.weekly_hours,
        "money_won": plan.money_won,
        "travel_minutes": plan.travel_minutes,
        "deadline_on": plan.deadline_on,
        "state": plan.get_state_display(),
        "remarks": plan.remarks,
        "routes": [_plain_route(one) for one in plan.routes.all()],
        "comments": [
            {"by": one.by.name, "at": one.at.isoformat(), "words": one.words}
            for one in plan.comments.all()
        ],
    }


def _plain_route(route: Route) -> dict[str, object]:
    return {
        "number": route.number,
        "kinds": route.kinds,
        "covered": route.covered,
        "wanted": route.wanted,
        "bound": route.bound,
        "proven": route.proven,
        "last_on": route.last_on.isoformat(),
        "fees_won": route.fees_won,
        "chosen_at": route.chosen_at.isoformat() if route.chosen_at else None,
        "steps": [
            {
                "title": step.title,
                "run": str(step.run.public_id) if step.run else None,
                "exam": step.exam is not None,
                "invented_days": step.exam is not None and step.exam.sample,
                "exam_days": _plain_exam(step.exam) if step.exam else None,
                "bench": step.bench.code if step.bench else None,
                "times": step.times,
                "starts_on": step.starts_on.isoformat(),
                "last_on": step.last_on.isoformat(),
                "fee_won": step.fee_won,
                "gives": step.gives,
                "done_at": step.done_at.isoformat() if step.done_at else None,
            }
            for step in route.steps.all()
        ],
    }


def _plain_exam(exam: Exam) -> dict[str, object]:
    """When to apply for it, when its result is told, and who says so since when."""
    return {
        "apply": [
            [one.from_on.isoformat(), one.until_on.isoformat()] for one in exam.windows.all()
        ],
        "result_on": exam.result_on.isoformat() if exam.result_on else None,
        "source": exam.source.title if exam.source else None,
        "source_url": exam.source.url if exam.source else None,
        "read_on": exam.read_on.isoformat() if exam.read_on else None,
    }
