"""Ending help tells the resident, once."""

import pytest

from naru.flows.end_help import end_help
from naru.notices.models import Notice
from naru.residents.models import Helper
from tests.residents.factories import HelperFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_end_is_told_once(noon):
    leave = HelperFactory()
    for _number in range(2):
        end_help(leave=leave, by=leave.user, at=noon)
    assert Helper.objects.get().revoked_by == leave.user
    assert [one.kind for one in Notice.objects.all()] == ["helper.ended"]
