"""Goals and steps: proposed by one side, agreed by both, never by one alone."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.counselling.enums import AimKind, GoalState, LifeDomain, Side
from naru.counselling.models import Goal, Pairing, Step
from naru.counselling.services.texts import said
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.occupations.models import Occupation
from naru.residents.models import Resident

OPEN = (GoalState.PROPOSED, GoalState.AGREED)


class NoMentorYet(Refusal):
    message = _("먼저 멘토를 골라 주세요. 목표는 함께 정합니다.")


class AimMissing(Refusal):
    message = _("어떤 일인지, 또는 삶의 어느 부분인지 골라 주세요.")


class DayPast(Refusal):
    message = _("앞으로 올 날을 적어 주세요.")


class NothingToAgree(Refusal):
    message = _("이미 바뀐 목표입니다. 화면을 다시 열어 주세요.")


@dataclass(frozen=True)
class Aim:
    """What a goal says: an occupation or a domain of life, in whose words, by when."""

    words: str
    by_on: date
    occupation: Occupation | None = None
    domain: LifeDomain | None = None


@transaction.atomic(savepoint=False)
def propose(*, resident: Resident, aim: Aim, side: Side, by: User, on: date, at: datetime) -> Goal:
    """One side proposes and so agrees; what was proposed before is replaced. The other is told."""
    pairing = _pairing(resident)
    if (aim.occupation is None) == (aim.domain is None):
        raise AimMissing
    if aim.by_on <= on:
        raise DayPast
    Goal.objects.filter(resident=resident, state=GoalState.PROPOSED).update(
        state=GoalState.ENDED, state_at=at
    )
    one = Goal.objects.create(
        resident=resident,
        kind=AimKind.OCCUPATION if aim.occupation else AimKind.LIFE,
        occupation=aim.occupation,
        domain=aim.domain or "",
        words=said(aim.words, needed=True),
        by_on=aim.by_on,
        state_at=at,
        proposed_by=by,
        proposed_at=at,
        resident_agreed_at=at if side == Side.RESIDENT else None,
        mentor_agreed_at=at if side == Side.MENTOR else None,
    )
    _note(one, "goal.proposed", by, at)
    _tell_other(pairing, side, Kind.GOAL_PROPOSED, Kind.GOAL_PROPOSED_STAFF, at)
    return one


@transaction.atomic(savepoint=False)
def agree(*, goal_id: int, side: Side, by: User, at: datetime) -> Goal:
    """The other side agrees: from now on it is the goal, and the one before is over."""
    one = locked(Goal.objects.select_related("resident__user"), pk=goal_id)
    agreed = {Side.RESIDENT: "resident_agreed_at", Side.MENTOR: "mentor_agreed_at"}[side]
    if one.state != GoalState.PROPOSED or getattr(one, agreed) is not None:
        raise NothingToAgree
    Goal.objects.filter(resident=one.resident, state=GoalState.AGREED).update(
        state=GoalState.ENDED, state_at=at
    )
    setattr(one, agreed, at)
    one.state, one.state_at = GoalState.AGREED, at
    one.save(update_fields=[agreed, "state", "state_at"])
    _note(one, "goal.agreed", by, at)
    _tell_other(_pairing(one.resident), side, Kind.GOAL_AGREED, Kind.GOAL_AGREED_STAFF, at)
    return one


@transaction.atomic(savepoint=False)
def end(*, goal_id: int, reached: bool, by: User, at: datetime) -> Goal:
    """Reached (only an agreed one), or given up by either side."""
    one = locked(Goal.objects.all(), pk=goal_id)
    if one.state not in OPEN or (reached and one.state != GoalState.AGREED):
        raise NothingToAgree
    one.state, one.state_at = GoalState.REACHED if reached else GoalState.ENDED, at
    one.save(update_fields=["state", "state_at"])
    _note(one, "goal.reached" if reached else "goal.ended", by, at)
    return one


@transaction.atomic(savepoint=False)
def add_step(
    *, goal_id: int, words: str, owner: Side, due_on: date, by: User, on: date, at: datetime
) -> Step:
    """One more thing to do: whose, and by when."""
    goal = locked(Goal.objects.all(), pk=goal_id)
    if goal.state not in OPEN:
        raise NothingToAgree
    if due_on < on:
        raise DayPast
    step = Step.objects.create(
        goal=goal, words=said(words, needed=True)[:200], owner=owner, due_on=due_on
    )
    _note(goal, "goal.step_added", by, at)
    return step


@transaction.atomic(savepoint=False)
def set_done(*, step_id: int, done: bool, by: User, at: datetime) -> Step:
    """A step is done, or it is not after all."""
    step = locked(Step.objects.select_related("goal"), pk=step_id)
    step.done_at = (step.done_at or at) if done else None
    step.save(update_fields=["done_at"])
    _note(step.goal, "goal.step_done" if done else "goal.step_undone", by, at)
    return step


def _pairing(resident: Resident) -> Pairing:
    found = Pairing.objects.active().filter(resident=resident)
    one = found.select_related("resident__user", "mentor__user").first()
    if one is None:
        raise NoMentorYet
    return one


def _tell_other(pairing: Pairing, side: Side, person: Kind, staff: Kind, at: datetime) -> None:
    if side == Side.MENTOR:
        mentor = pairing.mentor.user.name
        inbox.send(resident=pairing.resident, kind=person, at=at, mentor=mentor)
    else:
        inbox.send_to_staff(user=pairing.mentor.user, kind=staff, at=at)


def _note(one: Goal, action: str, by: User, at: datetime) -> None:
    audit.record(actor=by, action=action, subject=("goal", one.public_id), at=at)
