"""What a provider sees of money is its own."""

import pytest

from naru.payments.queries import office
from tests.accounts.factories import OrganisationFactory
from tests.catalogue.factories import ProviderFactory
from tests.payments.factories import charge, pay, seat

pytestmark = pytest.mark.django_db


def test_own_charges_open_ones_first():
    body = OrganisationFactory()
    provider = ProviderFactory(organisation=body)
    paid, opened = (charge(seat(provider=provider)) for _ in range(2))
    charge()
    pay(opened)
    assert office.charges_of(body) == [paid, opened]
    assert office.provider_of(body) == provider
    assert (office.unclear_rows(body), office.files_of(body)) == ([], [])
    assert office.row_of(body, paid.public_id) is None


def test_how_far_the_latest_charge_of_each_click_is():
    opened, paid = charge(), charge()
    pay(paid)
    asked = [opened.claim_id, paid.claim_id, seat().claim_id]
    assert office.states_of(asked) == {opened.claim_id: "OPEN", paid.claim_id: "PAID"}
