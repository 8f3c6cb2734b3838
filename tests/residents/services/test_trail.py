"""Audit lines say who did it and for whom."""

import pytest

from naru.audit.models import Entry
from naru.residents.enums import Deed
from naru.residents.services import trail
from tests.accounts.factories import UserFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def line_after(resident, by, noon):
    trail.note(resident, by=by, deed=Deed.ANSWERED, at=noon)
    return Entry.objects.get()


def test_own_changes_are_on_nobodys_behalf(noon):
    resident = ResidentFactory()
    line = line_after(resident, resident.user, noon)
    assert (line.actor, line.on_behalf_of) == (resident.user, None)


def test_changes_by_others_name_the_resident(noon):
    resident, helper = ResidentFactory(), UserFactory()
    line = line_after(resident, helper, noon)
    assert (line.actor, line.on_behalf_of) == (helper, resident.user)


def test_changes_for_people_without_log_in_name_their_record(noon):
    resident, clerk = ResidentFactory(user=None), UserFactory()
    line = line_after(resident, clerk, noon)
    assert (line.actor, line.on_behalf_of, line.subject_id) == (
        clerk,
        None,
        str(resident.public_id),
    )
