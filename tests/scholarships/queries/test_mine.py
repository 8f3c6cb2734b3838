"""A resident's own: nothing of anybody else's, nothing that was thrown away."""

from datetime import UTC, date, datetime

import pytest

from naru.policies.reading.book import rulebook
from naru.scholarships.enums import ApplicationState, PaperKind
from naru.scholarships.queries import mine
from naru.scholarships.services import grants, uses
from tests.access.scholarship import paper_of
from tests.residents.factories import ResidentFactory
from tests.scholarships.factories import ApplicationFactory, funded_round

pytestmark = pytest.mark.django_db
AT = datetime(2027, 1, 4, 3, tzinfo=UTC)


def test_applications_without_drafts_that_were_withdrawn():
    one = ApplicationFactory(round=funded_round())
    ApplicationFactory(
        round=funded_round("b"), resident=one.resident, state=ApplicationState.WITHDRAWN,
        submitted_at=None, decided_at=AT,
    )  # fmt: skip
    stranger = ResidentFactory()
    assert mine.applications_of(one.resident) == [one]
    assert mine.application_of(one.resident, one.public_id) == one
    assert mine.application_of(stranger, one.public_id) is None
    assert mine.running_in(one.resident, one.round) == one
    assert mine.running_in(stranger, one.round) is None


def test_papers_and_what_is_missing():
    one = ApplicationFactory(round=funded_round())
    assert mine.missing_papers(one, mine.papers_of(one)) == [PaperKind.WELFARE]
    upload = paper_of(one)
    papers = mine.papers_of(one)
    assert mine.missing_papers(one, papers) == []
    assert mine.paper_of(one.resident, upload.public_id) == papers[0]
    assert mine.paper_of(ResidentFactory(), upload.public_id) is None


def test_questions_are_those_of_rule_and_criteria():
    one = ApplicationFactory(round=funded_round())
    asked = mine.questions_of(one, rulebook(), date(2026, 11, 24))
    assert asked == ["birth_on", "lives_in_city", "basic_livelihood", "near_poor", "benefits_now"]


def test_a_wallet_knows_what_is_free_and_held_and_a_place_what_would_come_back():
    application = ApplicationFactory(round=funded_round())
    grant = grants.grant(application_id=application.pk, by=None, at=AT)
    place = uses.Place(
        reference="enrolment:1",
        run_id=None,
        title="가상",
        provider="가상",
        points=90_000,
        sessions=[date(2027, 1, 11), date(2027, 1, 18), date(2027, 1, 25)],
        terms=[{"held_below": "1/2", "gives_back": "1/3"}],
    )
    use = uses.hold(grant_id=grant.pk, place=place, by=grant.resident.user, at=AT)
    resident = application.resident
    (wallet,) = mine.wallets_of(resident)
    assert (wallet.grant, wallet.free, wallet.held) == (grant, 510_000, 90_000)
    assert mine.wallet_of(resident, grant.public_id) == wallet == mine.wallet_for(grant)
    assert mine.wallet_of(ResidentFactory(), grant.public_id) is None
    backs = [
        mine.places_of(grant, on=day)[0].back
        for day in (date(2027, 1, 10), date(2027, 1, 11), date(2027, 1, 18))
    ]
    assert backs == [90_000, 30_000, 0]
    assert mine.held_place(use, on=date(2027, 1, 10)).can_end
    assert mine.place_of(resident, use.public_id) == use
    assert mine.place_of(ResidentFactory(), use.public_id) is None
