"""What was left out for want of consent is asked after it."""

import pytest

from naru.diagnosis.services import sensitive
from naru.flows.open_sensitive import open_sensitive
from naru.residents.enums import ConsentKind, Means
from naru.residents.queries import has_consent
from naru.residents.services.consents import NoConsentText
from tests.diagnosis.made import begun
from tests.residents.factories import ConsentTextFactory, ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_consent_opens_the_questions_and_without_a_text_nothing_does(noon):
    run = begun(ResidentFactory())
    sensitive.forbid(run_id=run.pk, at=noon)
    said = {"run_id": run.pk, "resident": run.resident, "means": Means.ONLINE, "at": noon}
    with pytest.raises(NoConsentText):
        open_sensitive(by=run.resident.user, **said)
    run.refresh_from_db()
    assert not run.sensitive
    ConsentTextFactory(kind=ConsentKind.SENSITIVE)
    open_sensitive(by=run.resident.user, **said)
    run.refresh_from_db()
    assert run.sensitive
    assert has_consent(run.resident, ConsentKind.SENSITIVE)
