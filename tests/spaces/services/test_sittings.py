"""Times are opened with bench and instructor as one; called off, everybody is told."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.spaces.enums import State
from naru.spaces.models import Sitting
from naru.spaces.services import sittings
from naru.spaces.services.sittings import BenchBusy, PlaceClosed, SittingOver
from tests.accounts.factories import UserFactory
from tests.refusals import refused
from tests.spaces.factories import (
    NOON,
    OPENING,
    TOMORROW,
    TWO_HOURS,
    BenchFactory,
    BookingFactory,
    SittingFactory,
)

WEEK = timedelta(days=7)
SPANS = [(TOMORROW + n * WEEK, TOMORROW + n * WEEK + TWO_HOURS) for n in range(3)]


def opened(bench=None, instructor=None, spans=SPANS, at=NOON):
    return sittings.open_times(
        bench=bench or BenchFactory(),
        instructor=instructor or UserFactory(),
        spans=spans,
        opening=OPENING,
        by=UserFactory(),
        at=at,
    )


@pytest.mark.django_db
def test_all_times_or_none_while_bench_and_instructor_are_free_and_the_place_open():
    bench, instructor = BenchFactory(), UserFactory()
    assert len(opened(bench, instructor)) == 3
    half = [(begins - TWO_HOURS / 2, ends - TWO_HOURS / 2) for begins, ends in SPANS[1:]]
    for wrong in ({"bench": bench}, {"instructor": instructor}):
        with refused(BenchBusy):
            opened(spans=[(SPANS[0][1], SPANS[0][1] + timedelta(minutes=30)), *half], **wrong)
    late = [(TOMORROW + TWO_HOURS, TOMORROW + 2 * TWO_HOURS)]
    with refused(PlaceClosed):
        opened(spans=late)
    with refused(SittingOver):
        opened(at=TOMORROW)
    assert Sitting.objects.count() == 3


@pytest.mark.django_db
@pytest.mark.parametrize("same", ["bench", "instructor"])
def test_the_database_itself_refuses_a_bench_or_an_instructor_twice(same):
    first = SittingFactory()
    other = {same: getattr(first, same)}
    with pytest.raises(IntegrityError, match="sitting_one_at_a_time"), transaction.atomic():
        SittingFactory(starts_at=first.starts_at + timedelta(minutes=119), **other)
    SittingFactory(starts_at=first.ends_at, **other)
    SittingFactory(off_at=NOON, **other)


@pytest.mark.django_db
def test_called_off_everybody_who_booked_is_told():
    one = BookingFactory()
    by = UserFactory()
    assert sittings.call_off(sitting_id=one.sitting_id, by=by, at=NOON) == 1
    one.refresh_from_db()
    assert one.state == State.CANCELLED
    assert Notice.objects.get(resident=one.resident).kind == Kind.BENCH_OFF
    with refused(SittingOver):
        sittings.call_off(sitting_id=one.sitting_id, by=by, at=NOON)
