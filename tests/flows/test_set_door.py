"""A run says of applying what its door says, and no more where the door is refused."""

from datetime import UTC, datetime, timedelta

import pytest

from naru.catalogue.models import Run
from naru.enrolments.enums import DoorMode, State
from naru.enrolments.services.doors import SomebodyCame, Terms
from naru.flows.set_door import set_door
from tests.catalogue.own import AT, Staff
from tests.enrolments.factories import ApplicationFactory

pytestmark = pytest.mark.django_db(transaction=True)
OPENS = datetime(2026, 11, 25, tzinfo=UTC)
TERMS = Terms(
    mode=DoorMode.REVIEW,
    capacity=7,
    opens_at=OPENS,
    closes_at=OPENS + timedelta(days=3),
    offers_until_at=OPENS + timedelta(days=4),
)


@pytest.fixture
def staff():
    return Staff()


@pytest.fixture
def run(staff):
    return staff.run(staff.course(publish=True))


def said(run):
    run = Run.objects.get(pk=run.pk)
    return run.apply_from_at, run.apply_until_at, run.capacity, run.admission, run.apply_at


def test_the_run_says_what_the_door_says_once(staff, run):
    meetings = set(run.sessions.values_list("pk", flat=True))
    set_door(run_id=run.pk, terms=TERMS, by=staff.user, at=AT)
    assert said(run) == (TERMS.opens_at, TERMS.closes_at, 7, "SELECTION", "HERE")
    assert set(run.sessions.values_list("pk", flat=True)) == meetings
    changed_at = Run.objects.get(pk=run.pk).changed_at
    set_door(run_id=run.pk, terms=TERMS, by=staff.user, at=AT + timedelta(hours=1))
    assert Run.objects.get(pk=run.pk).changed_at == changed_at


def test_a_refused_door_leaves_the_run_as_it_was(staff, run):
    door = set_door(run_id=run.pk, terms=TERMS, by=staff.user, at=AT)
    ApplicationFactory(intake=door, state=State.SEATED)
    before = said(run)
    other = {**vars(TERMS), "mode": DoorMode.FIRST_COME, "capacity": 9}
    with pytest.raises(SomebodyCame):
        set_door(run_id=run.pk, terms=Terms(**other), by=staff.user, at=AT)
    assert said(run) == before
