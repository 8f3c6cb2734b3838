"""Who looked at a record, and who may act for its owner."""

from datetime import timedelta
from uuid import UUID

import pytest

from naru.residents import queries
from naru.residents.enums import (
    HelperKind,
    Means,
    Purpose,
    RecordPage,
    ResidentState,
)
from naru.residents.models import RecordView
from tests.accounts.factories import MembershipFactory, UserFactory
from tests.residents.factories import (
    HelperFactory,
    ResidentFactory,
)

pytestmark = pytest.mark.django_db


def test_a_visit_ends_after_half_an_hour_and_belongs_to_one_desk(noon):
    staff, resident = MembershipFactory(), ResidentFactory()
    view = RecordView.objects.create(
        resident=resident,
        viewer=staff.user,
        organisation=staff.organisation,
        role=staff.role,
        purpose=Purpose.COUNSELLING,
        page="desk.record",
        began_at=noon,
        at=noon,
    )

    def running(minutes, organisation=staff.organisation):
        return queries.running_visit(
            viewer=staff.user,
            resident=resident,
            organisation=organisation,
            at=noon + timedelta(minutes=minutes),
        )

    assert running(29) == view
    assert running(30) is None
    assert running(1, MembershipFactory().organisation) is None
    assert running(1, None) is None


def test_visits_are_read_a_page_at_a_time(noon):
    staff, resident = MembershipFactory(), ResidentFactory()
    for record, minutes in ((resident, 0), (resident, 60), (ResidentFactory(), 90)):
        for page in (RecordPage.DESK_RECORD, RecordPage.DESK_RECEIPTS):
            at = noon + timedelta(minutes=minutes)
            RecordView.objects.create(
                resident=record,
                viewer=staff.user,
                organisation=staff.organisation,
                role=staff.role,
                purpose=Purpose.COUNSELLING,
                page=page,
                visit=UUID(int=record.pk * 100 + minutes),
                began_at=at,
                at=at,
            )
    late, early = queries.visit_ids(resident)
    assert (late.int, early.int) == (resident.pk * 100 + 60, resident.pk * 100)
    assert queries.visits_among(resident, [late, early]) == queries.visits_of(resident)
    assert [len(one.pages) for one in queries.visits_among(resident, [early])] == [2]
    assert queries.visits_among(ResidentFactory(), [early]) == []


def test_leave_of_the_desk_is_not_leave_of_the_clerk(noon):
    staff, resident = MembershipFactory(), ResidentFactory()
    leave = HelperFactory(
        resident=resident,
        kind=HelperKind.DESK,
        user=None,
        organisation=staff.organisation,
        means=Means.PAPER,
        recorded_by=staff.user,
    )

    def found(organisation):
        return queries.helper_in_force(
            resident=resident, user=staff.user, organisation=organisation, on=noon.date()
        )

    assert found(staff.organisation) == leave
    assert found(None) is None
    assert queries.helpers_of(resident) == [leave]


def test_helpers_see_whom_they_help():
    helper = HelperFactory()
    gone = ResidentFactory(state=ResidentState.ERASED, name="", erased_at=helper.agreed_at)
    HelperFactory(user=helper.user, resident=gone)
    assert queries.helped_by(helper.user, on=helper.from_on) == [helper]
    assert queries.helped_by(UserFactory(), on=helper.from_on) == []


def test_a_leave_is_found_by_whoever_gave_it():
    helper = HelperFactory()
    assert queries.helper_with(helper.public_id, resident=helper.resident) == helper
    assert queries.helper_with(helper.public_id, resident=ResidentFactory()) is None
