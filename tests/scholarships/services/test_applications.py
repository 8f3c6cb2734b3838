"""Handing in, adding, withdrawing, forgetting."""

import pytest

from naru.scholarships.enums import ApplicationState
from naru.scholarships.services import applications
from tests.scholarships.factories import ApplicationFactory, funded_round

pytestmark = pytest.mark.django_db


def test_forgetting_empties_the_facts_and_ends_what_is_open(noon):
    waiting = ApplicationFactory(round=funded_round(), state=ApplicationState.SUBMITTED)
    over = ApplicationFactory(
        round=waiting.round, resident=waiting.resident, state=ApplicationState.REFUSED
    )
    applications.forget(resident=waiting.resident, at=noon)
    for one in (waiting, over):
        one.refresh_from_db()
    assert (waiting.state, waiting.facts, waiting.decided_at) == ("WITHDRAWN", {}, noon)
    assert (over.state, over.facts) == ("REFUSED", {})
