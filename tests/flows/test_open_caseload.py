"""A look at the list is a look at everybody on it."""

import pytest
from django.core.exceptions import PermissionDenied

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.flows.open_caseload import open_caseload
from naru.residents.models import RecordView
from tests.accounts.factories import MembershipFactory
from tests.counselling.factories import NOON, TERMS, MentorFactory, PairingFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_everybody_named_reads_that_the_mentor_looked():
    mentor = MentorFactory()
    people = {PairingFactory(mentor=mentor).resident_id for _ in range(2)}
    PairingFactory()
    membership = Membership.objects.get(user=mentor.user)
    found = open_caseload(membership=membership, terms=TERMS, at=NOON)
    assert {case.pairing.resident_id for case in found} == people
    looks = RecordView.objects.filter(viewer=mentor.user, page="mentor.caseload")
    assert set(looks.values_list("resident", flat=True)) == people
    with pytest.raises(PermissionDenied):
        open_caseload(membership=MembershipFactory(role=Role.MENTOR), terms=TERMS, at=NOON)
