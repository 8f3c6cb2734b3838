"""What is kept goes along with its owner."""

from datetime import UTC, datetime

import pytest

from naru.scholarships.queries.export import export_scholarships
from naru.scholarships.services import grants
from tests.scholarships.factories import ApplicationFactory, funded_round

AT = datetime(2026, 12, 28, tzinfo=UTC)


@pytest.mark.django_db
def test_application_and_bank_book_are_taken_along():
    application = ApplicationFactory(round=funded_round())
    grants.grant(application_id=application.pk, by=None, at=AT)
    sections = {one.key: one.rows for one in export_scholarships(application.resident)}
    assert sections["scholarship_applications"][0]["token"] == application.token
    assert sections["scholarship_statement"] == [
        {"at": AT, "what": "장학금을 받음", "points": 600_000, "balance": 600_000, "held": 0}
    ]
    assert (sections["scholarship_papers"], sections["scholarship_uses"]) == ([], [])
