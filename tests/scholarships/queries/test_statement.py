"""A grant reads like a bank book."""

from datetime import UTC, datetime

import pytest

from naru.scholarships.enums import Move
from naru.scholarships.queries.statement import Line, statement_of
from naru.scholarships.services import grants
from tests.scholarships.factories import ApplicationFactory, funded_round

AT = datetime(2026, 12, 28, tzinfo=UTC)


@pytest.mark.django_db
def test_the_first_line_is_the_grant():
    application = ApplicationFactory(round=funded_round())
    grant = grants.grant(application_id=application.pk, by=None, at=AT)
    assert statement_of(grant) == [Line(AT, Move.GRANTED, "", 600_000, 600_000, 600_000, 0)]
