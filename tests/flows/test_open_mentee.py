"""A file opens for the person's mentor and for nobody else, and the person sees it."""

import pytest
from django.core.exceptions import PermissionDenied

from naru.accounts.models import Membership
from naru.counselling.models import Pairing
from naru.flows.open_mentee import open_mentee
from naru.residents.models import RecordView
from tests.counselling.factories import NOON, MentorFactory, PairingFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_only_the_mentor_and_only_while_they_are():
    pairing, other = PairingFactory(), MentorFactory()

    def look(mentor):
        return open_mentee(
            membership=Membership.objects.get(user=mentor.user),
            resident_id=pairing.resident.public_id,
            at=NOON,
        )

    assert look(pairing.mentor) == pairing
    with pytest.raises(PermissionDenied):
        look(other)
    Pairing.objects.update(state="ENDED")
    with pytest.raises(PermissionDenied):
        look(pairing.mentor)
    looks = RecordView.objects.values_list("resident", "viewer", "page")
    assert list(looks) == [(pairing.resident_id, pairing.mentor.user_id, "mentor.file")]
