"""Organisations of the pack join those that came from elsewhere."""

import pytest

from naru.accounts.enums import OrganisationKind
from naru.accounts.models import Organisation
from naru.accounts.services import save_organisations
from naru.core.tables import Change
from tests.accounts.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def test_bodies_of_the_pack_are_kept_in_line_and_others_left_alone(noon):
    other = OrganisationFactory()
    row = {"code": "a", "name_ko": "가", "name_en": "A", "kind": OrganisationKind.CITY}
    assert save_organisations([row], at=noon) == Change("accounts_organisation", new=1)
    renamed = {**row, "name_ko": "나"}
    assert save_organisations([renamed], at=noon) == Change("accounts_organisation", changed=1)
    assert save_organisations([renamed], at=noon) == Change("accounts_organisation", unchanged=1)
    assert set(Organisation.objects.values_list("code", "name_ko")) == {
        ("a", "나"),
        (other.code, other.name_ko),
    }
