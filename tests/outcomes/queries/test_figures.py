"""The city reads counts; too few people are not shown."""

import pytest

from naru.outcomes.models import FollowUp
from naru.outcomes.pack import follow_terms
from naru.outcomes.queries.figures import outcomes
from tests.credentials.factories import issued
from tests.outcomes.factories import asked

pytestmark = pytest.mark.django_db


def answered(certificate, number, work, at):
    return FollowUp(
        resident=certificate.resident,
        certificate=certificate,
        after_days=number,
        asked_at=at,
        closes_at=at.replace(year=at.year + 1),
        answers={"work": work},
        answered_at=at,
    )


def test_counts_from_five_people_on(noon):
    certificates = [issued(noon, reason=f"completion:{n}") for n in range(1, 8)]
    rows = [answered(one, 91, "own" if n else "hired", noon) for n, one in enumerate(certificates)]
    FollowUp.objects.bulk_create([*rows, answered(certificates[0], 182, "own", noon)])
    asked(at=noon, reason="completion:9")
    early, middle, late = outcomes(follow_terms(noon.date()))
    assert [(one.after_days, one.asked, one.answered) for one in (early, middle, late)] == [
        (91, 8, 7),
        (182, 1, None),
        (365, 0, None),
    ]
    counts = early.figures[0].counts
    assert (counts["own"], counts["hired"], list(counts.values()).count(None)) == (6, None, 2)
    assert set(middle.figures[0].counts.values()) == {None}
