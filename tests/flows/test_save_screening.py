"""Keeping the screener's answers: with consent, audited, all or nothing."""

import pytest

from naru.audit.models import Entry
from naru.flows.save_screening import save_screening
from naru.policies.models import Watch
from naru.policies.reading.book import rulebook
from naru.residents.enums import ConsentKind, Fact, Means
from naru.residents.models import Consent
from naru.residents.queries import values_of
from naru.residents.services.answers import ConsentMissing
from tests.residents.factories import ConsentTextFactory, ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)

TOLD = {Fact.LIVES_IN_CITY: True, Fact.NEAR_POOR: True}


@pytest.fixture
def text():
    return ConsentTextFactory(kind=ConsentKind.SENSITIVE)


def save(resident, noon, **changes):
    given = {"answers": TOLD, "consent": Means.ONLINE, "watched": True, **changes}
    save_screening(resident=resident, book=rulebook(), by=resident.user, at=noon, **given)


def test_answers_consent_and_wish_are_kept_with_their_trail(noon, text):
    resident = ResidentFactory()
    save(resident, noon)
    assert values_of(resident) == {"lives_in_city": True, "near_poor": True}
    consent = Consent.objects.get(resident=resident)
    assert (consent.kind, consent.text, consent.means) == ("SENSITIVE", text, Means.ONLINE)
    assert Watch.objects.get().resident == resident
    assert list(Entry.objects.order_by("pk").values_list("action", flat=True)) == [
        "resident.consent_given",
        "resident.answered",
        "resident.answered",
        "resident.changes_asked",
    ]


def test_without_consent_nothing_is_kept(noon, text):
    resident = ResidentFactory()
    with pytest.raises(ConsentMissing):
        save(resident, noon, consent=None)
    assert values_of(resident) == {}
    assert Entry.objects.count() == 0


def test_what_needs_no_consent_is_kept_without_one(noon):
    resident = ResidentFactory()
    save(resident, noon, answers={Fact.LIVES_IN_CITY: True}, consent=None, watched=False)
    assert values_of(resident) == {"lives_in_city": True}
    assert (Consent.objects.count(), Watch.objects.count()) == (0, 0)
