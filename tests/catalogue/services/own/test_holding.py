"""An organisation is one provider, whoever of its staff writes first."""

import pytest
from django.db import IntegrityError, transaction

from naru.audit.models import Entry
from naru.catalogue.models import Provider
from naru.catalogue.services.own.holding import hold_provider, open_workspace
from tests.accounts.factories import OrganisationFactory, UserFactory
from tests.catalogue.factories import ProviderFactory
from tests.catalogue.own import AT

pytestmark = pytest.mark.django_db


def opened(organisation):
    return open_workspace(organisation=organisation, by=UserFactory(), at=AT)


def test_a_provider_is_made_once_and_on_record():
    organisation = OrganisationFactory(name_ko="새빛 교육원")
    made = opened(organisation)
    assert opened(organisation) == made
    assert (made.name, made.key, made.organisation) == ("새빛 교육원", "새빛교육원", organisation)
    assert Entry.objects.get().action == "provider.linked"


def test_one_that_sources_told_of_is_taken():
    told = ProviderFactory(name="새빛교육원", key="새빛교육원")
    assert opened(OrganisationFactory(name_ko="새빛 교육원")) == told


def test_one_that_is_somebody_elses_is_left_alone():
    first = opened(OrganisationFactory(name_ko="새빛 교육원"))
    second = opened(OrganisationFactory(name_ko="새빛교육원"))
    assert first != second
    assert Provider.objects.count() == 2


def test_two_providers_cannot_be_one_organisation():
    organisation = OrganisationFactory()
    made = opened(organisation)
    assert hold_provider(made.pk) == made
    with pytest.raises(IntegrityError), transaction.atomic():
        ProviderFactory(organisation=organisation)
