"""Taking the consent to sensitive data back erases what the self-diagnosis holds because of it."""

from datetime import timedelta

import pytest

from naru.diagnosis.enums import Part
from naru.diagnosis.reading.keeping import sensitive_scales
from naru.flows.withdraw_consent import withdraw_consent
from naru.residents.enums import ConsentKind, Means
from naru.residents.queries import has_consent
from naru.residents.services import consents
from tests.diagnosis.made import finished
from tests.residents.factories import ConsentTextFactory, ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_answers_and_results_about_health_and_money_go_at_once(noon):
    ConsentTextFactory(kind=ConsentKind.SENSITIVE)
    resident = ResidentFactory()
    run, kind = finished(resident), ConsentKind.SENSITIVE
    consents.give(resident_id=resident.pk, kind=kind, means=Means.ONLINE, by=resident.user, at=noon)
    later = noon + timedelta(days=1)
    withdraw_consent(resident=resident, kind=kind, by=resident.user, at=later)
    run.refresh_from_db()
    told = run.results.get().body[Part.DOMAINS]["scales"]
    assert not set(told) & set(sensitive_scales())
    assert (run.sensitive, has_consent(resident, kind)) == (False, False)
    with pytest.raises(consents.NeededForService):
        withdraw_consent(resident=resident, kind=ConsentKind.SERVICE, by=resident.user, at=later)
