"""A mentor sees their own diary; everybody named in it sees that they did, one visit each."""

import pytest
from django.core.exceptions import PermissionDenied

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.flows.open_diary import open_diary
from naru.residents.models import RecordView
from tests.accounts.factories import MembershipFactory
from tests.counselling.factories import NOON, AppointmentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_look_is_seen():
    one = AppointmentFactory()
    AppointmentFactory()
    membership = Membership.objects.get(user=one.mentor.user)
    for _look in range(2):
        assert open_diary(membership=membership, at=NOON) == [one]
    looks = RecordView.objects.values_list("resident", "page", "purpose", "visit").distinct()
    assert [look[:3] for look in looks] == [(one.resident_id, "mentor.diary", "COUNSELLING")]
    with pytest.raises(PermissionDenied):
        open_diary(membership=MembershipFactory(role=Role.MENTOR), at=NOON)
