"""Goals, steps and notes of one person only; professional notes for those who advise only."""

import pytest

from naru.counselling.queries import goals
from tests.counselling.factories import GoalFactory, GoalStepFactory, NoteFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_own_only(django_assert_num_queries):
    step = GoalStepFactory()
    other = ResidentFactory()
    mine = step.goal.resident
    assert goals.goals_of(mine) == [step.goal]
    with django_assert_num_queries(1):
        assert goals.agreed_goal(mine) == step.goal
    for resident, found in ((mine, True), (other, False)):
        assert (goals.goal_with(step.goal.public_id, resident=resident) is not None) is found
        assert (goals.step_with(step.public_id, resident=resident) is not None) is found
    GoalFactory()
    assert len(goals.goals_of(mine)) == 1


def test_the_person_reads_shared_notes():
    shared = NoteFactory()
    hidden = NoteFactory(resident=shared.resident, kind="PROFESSIONAL")
    assert list(goals.notes_of(shared.resident, professional=False)) == [shared]
    assert list(goals.notes_of(shared.resident, professional=True)) == [hidden, shared]
