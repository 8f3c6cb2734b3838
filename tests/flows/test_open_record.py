"""Nobody sees somebody else's record without a reason that is written down."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from naru.accounts.enums import Role
from naru.flows.open_record import PurposeMissing, WordsMissing, open_record
from naru.residents.enums import Purpose
from naru.residents.models import RecordView, Resident
from naru.residents.services.people import HoldsRegistrationNumber
from tests.accounts.factories import MembershipFactory, UserFactory
from tests.residents.factories import HelperFactory, ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff():
    return MembershipFactory()


def look(staff, resident, at, page="desk.record", **why):
    return open_record(
        viewer=staff.user,
        membership=staff,
        resident_id=resident.public_id,
        page=page,
        at=at,
        **why,
    )


def test_a_counsellor_says_why_once_and_every_page_is_logged(staff, noon):
    resident = ResidentFactory()
    look(staff, resident, noon, purpose=Purpose.COUNSELLING, words="첫 상담")
    look(staff, resident, noon + timedelta(minutes=10), page="desk.facts")
    first, second = RecordView.objects.order_by("pk")
    assert (first.purpose, first.words, first.page) == ("COUNSELLING", "첫 상담", "desk.record")
    assert (second.purpose, second.words, second.page) == ("COUNSELLING", "첫 상담", "desk.facts")
    assert (second.visit, second.began_at) == (first.visit, noon)


def test_after_half_an_hour_the_reason_is_asked_again(staff, noon):
    resident = ResidentFactory()
    look(staff, resident, noon, purpose=Purpose.COUNSELLING)
    with pytest.raises(PurposeMissing):
        look(staff, resident, noon + timedelta(minutes=30))


def test_another_reason_begins_another_visit(staff, noon):
    resident = ResidentFactory()
    look(staff, resident, noon, purpose=Purpose.COUNSELLING)
    look(staff, resident, noon, purpose=Purpose.VERIFICATION)
    look(staff, resident, noon)
    purposes = RecordView.objects.order_by("pk").values_list("purpose", flat=True)
    assert list(purposes) == ["COUNSELLING", "VERIFICATION", "VERIFICATION"]
    assert RecordView.objects.values("visit").distinct().count() == 2


def test_a_reason_for_one_person_is_none_for_another(staff, noon):
    look(staff, ResidentFactory(), noon, purpose=Purpose.COUNSELLING)
    with pytest.raises(PurposeMissing):
        look(staff, ResidentFactory(), noon)


@pytest.mark.parametrize(
    ("why", "refusal"),
    [
        ({}, PurposeMissing),
        ({"purpose": Purpose.OTHER, "words": " "}, WordsMissing),
        ({"purpose": Purpose.OTHER, "words": "800101-1234567"}, HoldsRegistrationNumber),
    ],
)
def test_without_a_proper_reason_nothing_is_shown_or_logged(staff, noon, why, refusal):
    with pytest.raises(refusal):
        look(staff, ResidentFactory(), noon, **why)
    assert not RecordView.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COUNSELLOR])
def test_other_roles_are_denied(noon, role):
    with pytest.raises(PermissionDenied):
        look(MembershipFactory(role=role), ResidentFactory(), noon, purpose=Purpose.COUNSELLING)


def test_a_membership_that_ended_or_is_not_ones_own_is_denied(staff, noon):
    ended = MembershipFactory(to_on=noon.date())
    borrowed = MembershipFactory()
    borrowed.user = UserFactory()
    for membership in (ended, borrowed):
        with pytest.raises(PermissionDenied):
            open_record(
                viewer=ended.user,
                membership=membership,
                resident_id=ResidentFactory().public_id,
                page="desk.record",
                at=noon,
                purpose=Purpose.COUNSELLING,
            )


def test_a_relative_with_leave_is_logged_as_helping(noon):
    helper = HelperFactory()
    for minutes in (0, 40):
        open_record(
            viewer=helper.user,
            membership=None,
            resident_id=helper.resident.public_id,
            page="me.profile",
            at=noon + timedelta(minutes=minutes),
        )
    views = RecordView.objects.order_by("pk")
    assert [(one.purpose, one.organisation) for one in views] == [("HELPING", None)] * 2
    assert len({one.visit for one in views}) == 2


def test_a_stranger_and_a_helper_whose_leave_ended_are_denied(noon):
    ended = HelperFactory(to_on=noon.date())
    for viewer in (ended.user, UserFactory()):
        with pytest.raises(PermissionDenied):
            open_record(
                viewer=viewer,
                membership=None,
                resident_id=ended.resident.public_id,
                page="me.profile",
                at=noon,
            )
    assert not RecordView.objects.exists()


def test_an_unknown_record_does_not_exist(staff, noon):
    with pytest.raises(Resident.DoesNotExist):
        look(staff, ResidentFactory.build(user=None), noon, purpose=Purpose.COUNSELLING)
