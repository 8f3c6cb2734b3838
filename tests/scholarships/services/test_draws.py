"""The list is frozen before the number is known, drawn once after, and then points are given."""

from datetime import timedelta

import pytest

from naru.accounts.enums import Role
from naru.scholarships.enums import ApplicationState, CheckKind
from naru.scholarships.models import Check, Draw
from naru.scholarships.rules import draw as drawing
from naru.scholarships.services import draws
from naru.scholarships.services.draws import (
    CheckedIncome,
    ChecksOpen,
    DrawnAlready,
    DrawNeeded,
    FrozenAlready,
    NotFrozen,
    NotLater,
    NumberKnown,
    NumberMissing,
    NumberNotThere,
    RunningAlready,
    WindowOpen,
)
from tests.refusals import refused
from tests.scholarships.factories import CLOSES, DRAWN, ApplicationFactory, funded_round, staff

pytestmark = pytest.mark.django_db
BEFORE = DRAWN - timedelta(hours=1)


@pytest.fixture
def the_round():
    return funded_round(grants=2)


@pytest.fixture
def manager():
    return staff(Role.MANAGER).user


@pytest.fixture
def five(the_round):
    return [ApplicationFactory(round=the_round) for _one in range(5)]


def freeze(the_round, by, points=(), at=BEFORE):
    return draws.freeze(round_id=the_round.pk, points=dict(points), by=by, at=at)


def draw(the_round, by, number="1 2 3", at=DRAWN):
    return draws.draw(round_id=the_round.pk, public_number=number, by=by, at=at)


def test_a_frozen_list_and_the_number_give_the_ranks_anybody_computes(the_round, manager, five):
    points = {one.pk: 10 * (place % 2) for place, one in enumerate(five)}
    freeze(the_round, manager, points)
    done = draw(the_round, manager, " 1  2 3 ")
    assert done.public_number == "1 2 3"
    entries = [(one.token, points[one.pk]) for one in five]
    assert done.root == drawing.root(entries)
    seed = drawing.seed(code="winter", root=done.root, secret=done.secret, public_number="1 2 3")
    assert done.seed == seed
    for one in five:
        one.refresh_from_db()
    order = [one.token for one in sorted(five, key=lambda one: one.rank)]
    assert order == drawing.ranked(entries, seed=seed)
    assert [one.score for one in sorted(five, key=lambda one: one.rank)] == [10, 10, 0, 0, 0]


def test_the_list_is_not_frozen_too_early_twice_or_once_the_number_is_known(
    the_round, manager, five
):
    points = {one.pk: 0 for one in five}
    for at, no in ((CLOSES - timedelta(seconds=1), WindowOpen), (DRAWN, NumberKnown)):
        with refused(no):
            freeze(the_round, manager, points, at)
    waiting = ApplicationFactory(round=the_round, state=ApplicationState.SUBMITTED)
    with refused(ChecksOpen):
        freeze(the_round, manager, points)
    waiting.delete()
    freeze(the_round, manager, points)
    with refused(FrozenAlready):
        freeze(the_round, manager, points)


def test_it_is_drawn_once_after_the_number_is_out(the_round, manager, five):
    with refused(NotFrozen):
        draw(the_round, manager)
    freeze(the_round, manager, {one.pk: 0 for one in five})
    with refused(NumberNotThere):
        draw(the_round, manager, at=BEFORE)
    with refused(NumberMissing):
        draw(the_round, manager, "  ")
    draw(the_round, manager)
    with refused(DrawnAlready):
        draw(the_round, manager, "another")
    assert Draw.objects.get().public_number == "1 2 3"


def test_a_draw_can_only_be_moved_later_and_before_the_list_is_frozen(the_round, manager, five):
    def move(to, at=DRAWN):
        return draws.postpone(round_id=the_round.pk, draw_from_at=to, by=manager, at=at)

    for wrong in (DRAWN, BEFORE):
        with refused(NotLater):
            move(wrong)
    later = DRAWN + timedelta(days=7)
    assert move(later).draw_from_at == later
    freeze(the_round, manager, {one.pk: 0 for one in five}, DRAWN)
    with refused(FrozenAlready):
        move(later + timedelta(days=7))


def test_points_are_given_after_a_draw_or_without_one_where_there_is_enough(
    the_round, manager, five
):
    def begin(at=DRAWN):
        return draws.begin_run(round_id=the_round.pk, by=manager, at=at)

    with refused(WindowOpen):
        begin(CLOSES - timedelta(seconds=1))
    with refused(DrawNeeded):
        begin()
    for one in five[2:]:
        one.delete()
    assert begin().run_by == manager
    with refused(RunningAlready):
        begin()


def test_a_frozen_list_has_to_be_drawn(the_round, manager):
    one = ApplicationFactory(round=the_round)
    freeze(the_round, manager, {one.pk: 0})
    with refused(DrawNeeded):
        draws.begin_run(round_id=the_round.pk, by=manager, at=DRAWN)


def test_whoever_checked_an_income_does_not_let_the_points_out(the_round):
    clerk = staff(Role.COUNSELLOR)
    Check.objects.create(
        application=ApplicationFactory(round=the_round), kind=CheckKind.INCOME, found={},
        words="보았음", by=clerk.user, role=clerk.role, organisation=clerk.organisation, at=CLOSES,
    )  # fmt: skip
    with refused(CheckedIncome):
        draws.begin_run(round_id=the_round.pk, by=clerk.user, at=DRAWN)
