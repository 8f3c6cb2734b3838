"""A mentor opens what is shown to them, and its owner sees that they did."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied

from naru.accounts.enums import Role
from naru.flows.open_evidence import open_evidence
from naru.residents.models import RecordView
from tests.accounts.factories import MembershipFactory
from tests.counselling.factories import MentorFactory, PairingFactory
from tests.files.samples import png
from tests.planning.factories import NOON, shown_by
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_only_ones_own_mentor_and_only_what_is_shown():
    one = shown_by(ResidentFactory())
    hidden = shown_by(one.resident, png(), for_mentor=False)
    clerk = MembershipFactory(role=Role.MENTOR)

    def opened(public_id):
        return open_evidence(membership=clerk, upload_id=public_id, at=NOON)

    with pytest.raises(PermissionDenied):
        opened(one.upload.public_id)
    PairingFactory(resident=one.resident, mentor=MentorFactory(user=clerk.user))
    assert [opened(at) for at in (hidden.upload.public_id, uuid.uuid4())] == [None, None]
    assert RecordView.objects.count() == 0
    assert opened(one.upload.public_id) == one
    look = RecordView.objects.get()
    assert (look.resident, look.viewer, look.page) == (one.resident, clerk.user, "mentor.plan")
