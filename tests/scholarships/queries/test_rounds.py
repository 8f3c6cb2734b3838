"""Rounds by where they stand, with their numbers."""

from datetime import timedelta

import pytest

from naru.scholarships.enums import ApplicationState
from naru.scholarships.queries import rounds
from naru.scholarships.rules.windows import Phase
from naru.scholarships.services import draws, grants
from tests.scholarships.factories import (
    CLOSES,
    DRAWN,
    OPENED,
    ApplicationFactory,
    funded_round,
    staff,
)

pytestmark = pytest.mark.django_db


def test_a_round_is_over_once_everybody_is_settled():
    one = funded_round()
    waiting = ApplicationFactory(round=one)
    assert rounds.phase_of(one, OPENED) == Phase.OPEN
    draws.begin_run(round_id=one.pk, by=staff().user, at=DRAWN)
    assert rounds.phases(DRAWN) == [(one, Phase.CHECKING)]
    grants.grant(application_id=waiting.pk, by=None, at=DRAWN)
    one.refresh_from_db()
    assert rounds.phases(DRAWN) == [(one, Phase.OVER)]
    assert (rounds.phase_of(one, DRAWN), rounds.granted(one)) == (Phase.OVER, 1)


def test_open_rounds_are_those_of_the_moment_and_of_the_policies_asked_for():
    one = funded_round()
    assert rounds.open_rounds(OPENED - timedelta(seconds=1)) == []
    assert rounds.open_rounds(OPENED) == [one]
    assert rounds.open_rounds(CLOSES) == []
    assert rounds.open_rounds(OPENED, policies=["another"]) == []
    assert (rounds.round_with("winter"), rounds.round_with("none")) == (one, None)
    assert rounds.draw_of(one) == one.draw


def test_applications_are_counted_by_state_without_drafts():
    one = funded_round()
    for state in (ApplicationState.SUBMITTED, ApplicationState.SUBMITTED, ApplicationState.REFUSED):
        ApplicationFactory(round=one, state=state)
    ApplicationFactory(round=one, state=ApplicationState.DRAFT, submitted_at=None)
    counts = rounds.counts_of(one)
    assert {state: number for state, number in counts.items() if number} == {
        "SUBMITTED": 2,
        "REFUSED": 1,
    }
    assert "DRAFT" not in counts
    assert rounds.handed_in([one]) == {one.pk: (3, 2)}
