"""One look is one line."""

import uuid
from datetime import timedelta

import pytest

from naru.accounts.enums import Role
from naru.residents.enums import Purpose
from naru.residents.models import RecordView
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


def test_a_class_is_one_line_a_person_and_one_visit_for_half_an_hour(noon):
    staff, people = MembershipFactory(role=Role.PROVIDER), [ResidentFactory() for _ in range(3)]
    for minutes in (0, 29, 31):
        views.note_class(
            residents=people,
            membership=staff,
            page="class.list",
            at=noon + timedelta(minutes=minutes),
        )
    lines = RecordView.objects.order_by("at", "pk")
    assert [one.resident for one in lines] == people * 3
    assert {(one.viewer, one.role, one.purpose) for one in lines} == {
        (staff.user, "PROVIDER", "TEACHING")
    }
    visits = [one.visit for one in lines.filter(resident=people[0])]
    assert (visits[0] == visits[1], visits[1] == visits[2]) == (True, False)
