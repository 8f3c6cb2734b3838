"""A self-diagnosis in a record asks about health and money only with consent."""

import uuid

import pytest

from naru.diagnosis.enums import Agreed
from naru.flows.begin_diagnosis import begin_diagnosis
from naru.residents.enums import ConsentKind, Means
from naru.residents.queries import has_consent
from tests.diagnosis.made import load
from tests.residents.factories import ConsentTextFactory, ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def begin(resident, noon, means=None):
    run = begin_diagnosis(
        key=uuid.uuid4(),
        agreed=Agreed.ONLINE,
        resident=resident,
        means=means,
        by=resident.user if resident else None,
        at=noon,
    )
    run.refresh_from_db()
    return run


def test_health_and_money_are_asked_with_consent_to_the_text_in_force(noon):
    load()
    ConsentTextFactory(kind=ConsentKind.SENSITIVE)
    resident = ResidentFactory()
    assert begin(None, noon).sensitive
    assert not begin(resident, noon).sensitive
    assert begin(resident, noon, Means.ONLINE).sensitive
    assert has_consent(resident, ConsentKind.SENSITIVE)
    assert begin(resident, noon).sensitive
    ConsentTextFactory(kind=ConsentKind.SENSITIVE, version=2, from_on=noon.date())
    assert not begin(resident, noon).sensitive
