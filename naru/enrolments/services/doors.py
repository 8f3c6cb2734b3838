"""A provider opens the door of a run, and changes it as far as that wrongs nobody who came."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import alone
from naru.core.refusals import Refusal
from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Application, CallOff, Claim, Draw, Intake, Review
from naru.enrolments.services import settling
from naru.enrolments.services.calling_off import CalledOff

FIXED = ("mode", "opens_at", "policy", "hold_minutes")
"""What stays as it is once somebody has applied: they came by these terms."""


class SeatsHeld(Refusal):
    message = _("이미 받은 자리 번호보다 적게 줄일 수 없습니다.")


class SomebodyCame(Refusal):
    message = _(
        "이미 신청한 사람이 있어 뽑는 방법, 여는 때, 자격 조건은 바꿀 수 없습니다. "
        "그 사람들은 지금의 약속을 보고 신청했습니다."
    )


class DrawSealed(Refusal):
    message = _(
        "추첨 방법을 이미 봉해 공개했습니다. 자리가 비면 제안하는 마지막 때만 바꿀 수 있습니다."
    )


class NothingToPay(Refusal):
    message = _("수강료를 누리집에서 받지 않는 회차라 먼저 낸 차례대로 뽑을 수 없습니다.")


class CriteriaPublished(Refusal):
    message = _("심사 기준을 이미 공개했습니다. 자리가 비면 제안하는 마지막 때만 바꿀 수 있습니다.")


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How a door lets in; see `Intake`."""

    mode: DoorMode
    capacity: int
    opens_at: datetime
    closes_at: datetime
    offers_until_at: datetime
    policy: str = ""
    hold_minutes: int | None = None


@transaction.atomic(savepoint=False)
def set_door(*, run_id: int, terms: Terms, by: User | None, at: datetime) -> Intake:
    """Make the run's door, or change it; the same terms again change nothing.

    Refused where somebody who applied would find other terms than they came by, and where a seat
    that is held would be none any more.
    """
    if (terms.mode == DoorMode.FIRST_PAID) != bool(terms.hold_minutes):
        raise NothingToPay
    alone(f"door of run {run_id}")
    door = Intake.objects.filter(run_id=run_id).first()
    if door is None:
        door = Intake.objects.create(run_id=run_id, made_at=at, changed_at=at, **vars(terms))
        _note(door, "enrolment.door_made", list(vars(terms)), by, at)
        return door
    settling.hold(door.pk)
    if CallOff.objects.filter(intake=door).exists():
        raise CalledOff
    changed = [name for name, value in vars(terms).items() if getattr(door, name) != value]
    if not changed:
        return door
    _refuse_broken_promise(door, set(changed))
    if terms.capacity < highest_seat(door):
        raise SeatsHeld
    for name in changed:
        setattr(door, name, getattr(terms, name))
    door.changed_at = at
    door.save()
    _note(door, "enrolment.door_changed", changed, by, at)
    return door


@transaction.atomic(savepoint=False)
def put_behind(*, door_id: int, before_id: int | None, by: User | None, at: datetime) -> Intake:
    """From now on only those with a seat at the door `before_id` may click here; None: everybody.

    Refused once somebody has applied by other terms.
    """
    settling.hold(door_id)
    door = Intake.objects.select_related("run").get(pk=door_id)
    if door.behind_id == before_id:
        return door
    if Claim.objects.filter(intake=door).exists():
        raise SomebodyCame
    door.behind_id, door.changed_at = before_id, at
    door.save(update_fields=["behind", "changed_at"])
    _note(door, "enrolment.door_changed", ["behind_id"], by, at)
    return door


def _refuse_broken_promise(door: Intake, changed: set[str]) -> None:
    """What was published or seen by somebody who applied stays."""
    if changed != {"offers_until_at"}:
        if Draw.objects.filter(intake=door).exists():
            raise DrawSealed
        if Review.objects.filter(intake=door).exists():
            raise CriteriaPublished
    if changed & set(FIXED) and Claim.objects.filter(intake=door).exists():
        raise SomebodyCame


def highest_seat(door: Intake) -> int:
    """The highest number of a seat that is held; 0 if none is."""
    highest = Application.objects.filter(intake=door).aggregate(no=Max("seat_no"))["no"]
    return int(highest or 0)


def _note(door: Intake, action: str, names: list[str], by: User | None, at: datetime) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=("run", door.run.public_id),
        at=at,
        terms={name: str(getattr(door, name)) for name in names},
    )
