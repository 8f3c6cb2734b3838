"""Staff open times at a bench with an instructor, and call them off."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import alone, locked
from naru.core.refusals import Refusal
from naru.notices.enums import Kind
from naru.spaces.enums import COMING, State
from naru.spaces.models import Bench, Booking, Sitting
from naru.spaces.queries.mine import WHOLE
from naru.spaces.rules.terms import Opening, Span
from naru.spaces.services import telling
from naru.spaces.services.saying import change, note


class BenchBusy(Refusal):
    message = _("그 시간에는 이 실습대나 강사가 이미 잡혀 있습니다. 다른 시간을 골라 주세요.")


class PlaceClosed(Refusal):
    message = _("이곳이 열지 않는 시간입니다. 여는 시간 안에서 골라 주세요.")


class SittingOver(Refusal):
    message = _("이미 시작했거나 취소한 시간입니다.")


@transaction.atomic(savepoint=False)
def open_times(
    *,
    bench: Bench,
    instructor: User,
    spans: Sequence[Span],
    opening: Opening,
    by: User | None,
    at: datetime,
) -> list[Sitting]:
    """All of the times or none: refused in the past, while the place is closed, and where the bench
    or the instructor has another time.
    """
    if any(starts_at <= at for starts_at, _ends_at in spans):
        raise SittingOver
    if not all(opening.holds(*span) for span in spans):
        raise PlaceClosed
    alone(f"times of bench {bench.pk}")
    alone(f"times of instructor {instructor.pk}")
    try:
        with transaction.atomic(savepoint=True):
            made = Sitting.objects.bulk_create(
                Sitting(
                    bench=bench,
                    instructor=instructor,
                    starts_at=starts_at,
                    ends_at=ends_at,
                    opened_by=by,
                    opened_at=at,
                )
                for starts_at, ends_at in spans
            )
    except IntegrityError as clash:
        if "sitting_one_at_a_time" in str(clash):
            raise BenchBusy from None
        raise
    audit.record(
        actor=by,
        action="bench.opened",
        subject=("bench", bench.code),
        at=at,
        times=[starts_at.isoformat() for starts_at, _ends_at in spans],
    )
    return made


@transaction.atomic(savepoint=False)
def call_off(*, sitting_id: int, by: User, at: datetime) -> int:
    """The time does not take place: everybody who booked is told; how many they were."""
    sitting = locked(Sitting.objects.select_related("bench"), pk=sitting_id)
    if sitting.off_at or at >= sitting.starts_at:
        raise SittingOver
    sitting.off_at = at
    sitting.save(update_fields=["off_at"])
    booked = Booking.objects.filter(sitting=sitting, state__in=COMING).order_by("pk")
    held = list(booked.select_for_update(of=("self",), no_key=True).select_related(*WHOLE))
    for one in held:
        change(one, State.CANCELLED, at=at)
        note(one, "space.called_off", by=by, at=at)
        telling.tell(one, Kind.BENCH_OFF, at=at)
    audit.record(
        actor=by,
        action="bench.called_off",
        subject=("bench", sitting.bench.code),
        at=at,
        starts=sitting.starts_at.isoformat(),
        people=len(held),
    )
    return len(held)
