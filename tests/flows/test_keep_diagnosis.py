"""What comes into a record keeps answers about health and money only with consent."""

import pytest

from naru.diagnosis.enums import Part
from naru.diagnosis.reading.keeping import sensitive_scales
from naru.flows.keep_diagnosis import keep_diagnosis
from naru.residents.enums import ConsentKind, Means
from tests.diagnosis.made import finished
from tests.residents.factories import ConsentTextFactory, ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("means", [None, Means.ONLINE])
def test_they_go_without_consent_and_stay_with_it(means):
    ConsentTextFactory(kind=ConsentKind.SENSITIVE)
    run, resident = finished(), ResidentFactory()
    kept = keep_diagnosis(
        run_id=run.pk, resident=resident, means=means, by=resident.user, at=run.begun_at
    )
    told = kept.results.get().body[Part.DOMAINS]["scales"]
    assert kept.resident == resident
    assert (set(sensitive_scales()) <= set(told)) == (means is not None)
