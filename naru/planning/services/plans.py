"""A plan from wishes to the route that was chosen; older versions stay as they were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.jobs import defer
from naru.core.locks import alone
from naru.core.refusals import Refusal
from naru.counselling.enums import GoalState
from naru.counselling.models import Goal
from naru.occupations.models import Occupation
from naru.planning.enums import Reason, State
from naru.planning.models import Plan, Route, Step
from naru.residents.models import Resident

PLAN = "planning.plan"


class NoSuchRoute(Refusal):
    message = _("이 길은 이제 없습니다. 화면을 다시 열어 주세요.")


class StillLooking(Refusal):
    message = _("아직 길을 찾고 있습니다. 잠시 뒤에 다시 열어 주세요.")


class NothingChosen(Refusal):
    message = _("먼저 길을 하나 골라 주세요.")


class GoalGone(Refusal):
    message = _("함께 정한 목표가 그 사이에 바뀌었습니다. 화면을 다시 열어 주세요.")


class NotYourStep(Refusal):
    message = _("이 걸음은 지금 계획에 없습니다. 화면을 다시 열어 주세요.")


@dataclass(frozen=True)
class Wishes:
    """What somebody wants and what limits them; `have` holds levels by code of a skill.

    `goal`: the agreed goal that these wishes come from. `areas`: parts of life to mix, where there
    is no occupation.
    """

    occupation: Occupation | None
    have: Mapping[str, int]
    free_parts: Sequence[str]
    care_parts: Sequence[str]
    weekly_hours: int
    money_won: int
    travel_minutes: int
    deadline_on: date
    goal: Goal | None = None
    areas: Sequence[str] = ()


@transaction.atomic(savepoint=False)
def ask(*, resident: Resident, wishes: Wishes, by: User, at: datetime) -> Plan:
    """A new plan in place of the one in force; a job looks for its routes.

    `GoalGone` if the goal it is to come from is not what the person has agreed on now.
    """
    if wishes.goal is not None and not _is_agreed(wishes.goal, resident, wishes.occupation):
        raise GoalGone
    return _begin(
        resident=resident,
        by=by,
        at=at,
        reason=Reason.WISHES,
        occupation=wishes.occupation,
        areas=list(wishes.areas),
        goal=wishes.goal,
        have=dict(wishes.have),
        free_parts=list(wishes.free_parts),
        care_parts=list(wishes.care_parts),
        weekly_hours=wishes.weekly_hours,
        money_won=wishes.money_won,
        travel_minutes=wishes.travel_minutes,
        deadline_on=wishes.deadline_on,
    )


@transaction.atomic(savepoint=False)
def ask_again(*, resident: Resident, by: User, at: datetime) -> Plan:
    """The same wishes after a step fell through: a plan with as few changes as can be.

    Refused while a plan is being looked for, and where no route was chosen.
    """
    hold(resident)
    old = Plan.objects.filter(resident=resident, ended_at__isnull=True).first()
    if old is None or not old.routes.filter(chosen_at__isnull=False).exists():
        raise StillLooking if old and old.is_waiting else NothingChosen
    kept = (
        "have", "free_parts", "care_parts", "weekly_hours", "money_won", "travel_minutes",
        "deadline_on",
    )  # fmt: skip
    return _begin(
        resident=resident,
        by=by,
        at=at,
        reason=Reason.CHANGED,
        replaces=old,
        occupation=old.occupation,
        areas=old.areas,
        goal=old.goal,
        **{name: getattr(old, name) for name in kept},
    )


@transaction.atomic(savepoint=False)
def choose(*, resident: Resident, number: int, by: User, at: datetime) -> Route:
    """This route from now on; another may be chosen later."""
    plan = in_force(resident)
    route = plan.routes.filter(number=number).first()
    if route is None:
        raise NoSuchRoute
    plan.routes.filter(chosen_at__isnull=False).update(chosen_at=None)
    route.chosen_at = at
    route.save(update_fields=["chosen_at"])
    _note(plan, "planning.route_chosen", by, at, number=number)
    return route


@transaction.atomic(savepoint=False)
def finish(*, resident: Resident, step: Step, by: User, at: datetime) -> None:
    """The person says that they did this step; a second time says nothing new."""
    plan = in_force(resident)
    if step.route.plan_id != plan.pk or step.route.chosen_at is None:
        raise NotYourStep
    changed = Step.objects.filter(pk=step.pk, done_at__isnull=True).update(done_at=at)
    if changed:
        _note(plan, "planning.step_done", by, at, step=step.position)


def hold(resident: Resident) -> None:
    """One change of a person's plans at a time; before the first plan there is no row to lock."""
    alone(f"planning:{resident.pk}")


def in_force(resident: Resident) -> Plan:
    """The plan in force, held against other changes; refused where there is none with routes."""
    hold(resident)
    plan = Plan.objects.filter(resident=resident, ended_at__isnull=True).first()
    if plan is None:
        raise NothingChosen
    if plan.state == State.WAITING:
        raise StillLooking
    return plan


def _is_agreed(goal: Goal, resident: Resident, occupation: Occupation | None) -> bool:
    agreed = Goal.objects.filter(pk=goal.pk, resident=resident, state=GoalState.AGREED)
    return agreed.filter(occupation=occupation).exists()


def _begin(*, resident: Resident, by: User, at: datetime, reason: Reason, **wishes: object) -> Plan:
    hold(resident)
    mine = Plan.objects.filter(resident=resident)
    mine.filter(ended_at__isnull=True).update(ended_at=at)
    last = mine.aggregate(last=Max("number"))["last"] or 0
    plan = Plan(
        resident=resident, number=last + 1, asked_at=at, asked_by=by, reason=reason, **wishes
    )
    plan.save()
    defer("planning.look_for_routes", plan_id=plan.pk)
    _note(plan, "planning.plan_asked", by, at, number=plan.number, reason=reason.value)
    return plan


def _note(plan: Plan, action: str, by: User, at: datetime, **details: object) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=(PLAN, plan.public_id),
        at=at,
        on_behalf_of=plan.resident.user,
        **details,
    )
