"""The desk takes people in with their consent, all or nothing."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from naru.accounts.enums import Role
from naru.audit.models import Entry
from naru.flows.register_walk_in import WalkIn, register_walk_in
from naru.residents.enums import Means
from naru.residents.models import Consent, Helper, Resident
from naru.residents.services.helpers import HelpTooLong
from tests.accounts.factories import MembershipFactory
from tests.residents.factories import ConsentTextFactory

pytestmark = pytest.mark.django_db(transaction=True)


def take_in(noon, membership=None, help_until=None):
    walk_in = WalkIn("가상 방문자", "010-1234-5678", Means.PAPER, help_until)
    return register_walk_in(walk_in=walk_in, membership=membership or MembershipFactory(), at=noon)


def test_record_consent_and_leave_are_there(noon):
    ConsentTextFactory()
    staff = MembershipFactory()
    resident = take_in(noon, staff, date(2027, 2, 22))
    consent, leave = Consent.objects.get(), Helper.objects.get()
    assert (resident.user, resident.contact_wish) == (None, "PHONE")
    assert (consent.resident, consent.means, consent.given_by) == (resident, "PAPER", staff.user)
    assert (leave.organisation, leave.recorded_by) == (staff.organisation, staff.user)
    assert [(one.action, one.actor) for one in Entry.objects.order_by("pk")] == [
        ("resident.registered", staff.user),
        ("resident.consent_given", staff.user),
        ("resident.helper_added", staff.user),
    ]


def test_leave_is_only_given_if_wished(noon):
    ConsentTextFactory()
    take_in(noon)
    assert not Helper.objects.exists()


def test_a_bad_day_leaves_nobody_half_taken_in(noon):
    ConsentTextFactory()
    with pytest.raises(HelpTooLong):
        take_in(noon, help_until=date(2030, 1, 1))
    assert not (Resident.objects.exists())
    assert not (Entry.objects.exists())


def test_only_counsellors_take_people_in(noon):
    with pytest.raises(PermissionDenied):
        take_in(noon, MembershipFactory(role=Role.MANAGER))
