"""Only whoever owes the answer reads a request, and the person sees that they did."""

import pytest
from django.core.exceptions import PermissionDenied

from naru.accounts.enums import Role
from naru.flows.open_request import open_request
from naru.residents.enums import Purpose
from naru.residents.models import RecordView
from tests.accounts.factories import MembershipFactory
from tests.counselling.factories import NOON, RequestFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_owner_reads_and_is_seen():
    clerk = MembershipFactory(role=Role.COUNSELLOR)
    one = RequestFactory(owner=clerk.user)
    asked = {"public_id": one.public_id, "at": NOON}
    with pytest.raises(PermissionDenied):
        open_request(membership=MembershipFactory(role=Role.COUNSELLOR), **asked)
    assert RecordView.objects.count() == 0
    assert open_request(membership=clerk, **asked) == one
    look = RecordView.objects.get()
    assert (look.resident, look.viewer, look.purpose, look.page) == (
        one.resident, clerk.user, Purpose.COUNSELLING, "mentor.request",
    )  # fmt: skip
