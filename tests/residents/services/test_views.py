"""One look is one line."""

import uuid

import pytest

from naru.residents.enums import Purpose
from naru.residents.services import views
from tests.accounts.factories import MembershipFactory, UserFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def note(noon, viewer, membership, purpose):
    visit = views.Visit(uuid.uuid4(), noon, purpose, "서류 문의")
    return views.note_view(
        resident=ResidentFactory(),
        viewer=viewer,
        membership=membership,
        visit=visit,
        page="desk.record",
        at=noon,
    )


def test_a_look_of_staff_names_the_organisation_and_role(noon):
    staff = MembershipFactory()
    line = note(noon, staff.user, staff, Purpose.COUNSELLING)
    assert (line.organisation, line.role, line.words) == (
        staff.organisation,
        "COUNSELLOR",
        "서류 문의",
    )


def test_a_look_of_a_relative_has_no_organisation(noon):
    line = note(noon, UserFactory(), None, Purpose.HELPING)
    assert (line.organisation, line.role) == (None, "")
