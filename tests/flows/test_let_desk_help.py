"""A desk gets leave, and the resident is told."""

from datetime import date

import pytest

from naru.flows.let_desk_help import let_desk_help
from naru.notices.models import Notice
from naru.residents.enums import Means
from naru.residents.models import Helper
from naru.residents.services.helpers import AlreadyHelps
from tests.accounts.factories import MembershipFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_leave_is_given_once_and_told_once(noon):
    resident, staff = ResidentFactory(), MembershipFactory()

    def let():
        return let_desk_help(
            resident=resident,
            organisation=staff.organisation,
            means=Means.PAPER,
            to_on=date(2026, 12, 31),
            by=staff.user,
            at=noon,
        )

    leave = let()
    with pytest.raises(AlreadyHelps):
        let()
    assert (leave.organisation, leave.means) == (staff.organisation, "PAPER")
    assert Helper.objects.get() == leave
    assert Notice.objects.get().kind == "helper.added"
