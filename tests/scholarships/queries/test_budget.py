"""A round's money: the parts sum to the whole, one query for all rounds."""

from datetime import UTC, datetime

import pytest

from naru.scholarships.queries.budget import Budget, budget_of, budgets, places_left
from naru.scholarships.services import grants
from tests.scholarships.factories import ApplicationFactory, funded_round

pytestmark = pytest.mark.django_db


def test_what_is_given_is_no_longer_in_the_fund(django_assert_num_queries):
    spring, winter = funded_round("spring", grants=3), funded_round("winter", grants=1)
    application = ApplicationFactory(round=spring)
    grants.grant(application_id=application.pk, by=None, at=datetime(2026, 12, 28, tzinfo=UTC))
    with django_assert_num_queries(1):
        found = budgets([spring, winter])
    assert found[spring.pk] == Budget(1_800_000, 1_200_000, 600_000, 0, 0, 0, 2)
    assert budget_of(winter) == Budget(600_000, 600_000, 0, 0, 0, 0, 1)
    assert (places_left(spring), places_left(winter)) == (2, 1)
