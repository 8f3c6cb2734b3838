"""A person's own enrolments: in which order, and which of them meet at the same time."""

from datetime import UTC, date, datetime, time

import pytest

from naru.catalogue.models import Run
from naru.enrolments.enums import DoorMode, State
from naru.enrolments.queries import mine
from tests.catalogue.factories import RunFactory
from tests.enrolments.factories import (
    CLOSES,
    NOON,
    ApplicationFactory,
    IntakeFactory,
    claim_at,
    stand,
)
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_what_asks_for_an_answer_stands_first_and_what_ended_last(django_assert_num_queries):
    resident = ResidentFactory()
    ended = ApplicationFactory(resident=resident, state=State.CANCELLED)
    waiting = ApplicationFactory(resident=resident)
    seated = ApplicationFactory(resident=resident, state=State.SEATED)
    offered = ApplicationFactory(
        resident=resident, state=State.OFFERED, offered_at=NOON, offer_until_at=CLOSES
    )
    click = stand(IntakeFactory(), resident)
    ApplicationFactory()
    found = mine.enrolments_at(resident, Run.objects.values_list("pk", flat=True))
    states = [offered.claim, click, seated.claim, waiting.claim, ended.claim]
    assert [one.claim for one in found] == states
    assert [one.claim for one in mine.live_of(resident)] == states[:-1]
    assert [one.claim for one in mine.read(mine.ended_of(resident))] == [ended.claim]
    with django_assert_num_queries(4):
        both = mine.live_and(resident, [ended.claim.pk])
    assert [[one.claim for one in each] for each in both] == [states[:-1], [ended.claim]]
    assert [one.numbers_soon for one in found] == [False, True, False, False, False]


def test_a_click_at_a_draw_waits_for_the_draw():
    door = IntakeFactory(mode=DoorMode.DRAW)
    claim = ApplicationFactory(intake=door).claim
    assert mine.Mine(claim, None).numbers_soon is False


def test_one_is_found_by_either_number_and_by_its_owner_only():
    one = ApplicationFactory()
    for public_id in (one.public_id, one.claim.public_id):
        assert mine.enrolment_of(one.resident, public_id).application == one
        assert mine.enrolment_of(ResidentFactory(), public_id) is None


def test_a_live_enrolment_at_the_same_hours_clashes():
    resident = ResidentFactory()
    live = ApplicationFactory(resident=resident)
    ApplicationFactory(resident=resident, state=State.CANCELLED)
    ApplicationFactory(resident=resident, intake__run__daily_from=time(9),
                       intake__run__daily_to=time(12))  # fmt: skip
    (clash,) = mine.clashes(resident, RunFactory(starts_on=date(2026, 12, 10)))
    first = (datetime(2026, 12, 10, 10, tzinfo=UTC), datetime(2026, 12, 10, 12, tzinfo=UTC))
    assert (clash.other.application, clash.meeting) == (live, first)
    assert mine.clashes(resident, live.intake.run) == []


def test_the_turn_counts_what_was_settled_here_and_clicks_are_counted_at_all_doors():
    ended = ApplicationFactory(state=State.CANCELLED)
    ApplicationFactory(resident=ended.resident)
    claim_at(IntakeFactory(), ended.resident)
    assert mine.clicks_of(ended.intake, ended.resident) == (1, 3)
    assert mine.clicks_of(ended.intake, ResidentFactory()) == (0, 0)
