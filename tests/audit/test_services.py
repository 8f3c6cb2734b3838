"""Writing a line of the trail."""

import pytest

from naru.audit import services
from naru.audit.models import Entry
from tests.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_a_line_holds_who_did_what_for_whom_to_what(noon):
    helper, resident = UserFactory(), UserFactory()
    services.record(
        actor=helper,
        on_behalf_of=resident,
        action="resident.changed",
        subject=("resident", resident.public_id),
        at=noon,
        field="phone",
    )
    kept = Entry.objects.values(
        "at", "actor", "on_behalf_of", "action", "subject_type", "subject_id", "details"
    ).get()
    assert kept == {
        "at": noon,
        "actor": helper.pk,
        "on_behalf_of": resident.pk,
        "action": "resident.changed",
        "subject_type": "resident",
        "subject_id": str(resident.public_id),
        "details": '{"field":"phone"}',
    }


def test_the_system_itself_acts_without_an_actor(noon):
    entry = services.record(actor=None, action="jobs.cleaned", subject=("jobs", "all"), at=noon)
    assert (entry.actor, entry.details) == (None, "{}")
