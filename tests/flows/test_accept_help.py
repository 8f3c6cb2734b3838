"""Taking over help tells the resident."""

from datetime import date

import pytest

from naru.flows.accept_help import accept_help
from naru.notices.models import Notice
from naru.residents.enums import Scope
from naru.residents.models import Helper
from naru.residents.services import helpers
from tests.accounts.factories import UserFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_resident_is_told_who_helps_now(noon):
    resident, child = ResidentFactory(), UserFactory(name="가상 가족")
    code = helpers.make_code(
        resident_id=resident.pk,
        scope=Scope.WRITE,
        to_on=date(2026, 12, 31),
        by=resident.user,
        at=noon,
    )
    leave = accept_help(typed=code, by=child, at=noon)
    notice = Notice.objects.get()
    assert (leave.user, notice.resident, notice.mail) == (child, resident, "WAITING")
    assert notice.params == {"helper": "가상 가족", "to_on": "2026-12-31"}


def test_a_wrong_number_tells_nobody(noon):
    with pytest.raises(helpers.CodeUnknown):
        accept_help(typed="K7QM3RXD", by=UserFactory(), at=noon)
    assert not (Notice.objects.exists())
    assert not (Helper.objects.exists())
