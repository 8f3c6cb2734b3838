"""Roles that may open a record."""

import pytest

from naru.accounts.enums import Role
from naru.residents.permissions import may_open_records
from tests.accounts.factories import MembershipFactory


@pytest.mark.parametrize("role", list(Role))
def test_only_counsellors_open_records(role):
    assert may_open_records(MembershipFactory.build(role=role)) is (role == Role.COUNSELLOR)
