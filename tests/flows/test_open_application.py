"""Staff open an application: their role, a line for its owner, never a draft."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from naru.accounts.enums import Role
from naru.flows.open_application import open_application
from naru.residents.enums import RecordPage
from naru.residents.models import RecordView
from naru.scholarships.enums import ApplicationState
from naru.scholarships.models import Application
from tests.scholarships.factories import ApplicationFactory, funded_round, staff

pytestmark = pytest.mark.django_db(transaction=True)


def look(one, membership, at, page=RecordPage.CHECK_APPLICATION):
    return open_application(application_id=one.public_id, membership=membership, page=page, at=at)


def test_each_look_is_a_line_and_half_an_hour_is_one_visit(noon):
    one, clerk = ApplicationFactory(round=funded_round()), staff(Role.COUNSELLOR)
    for minutes in (0, 20, 40):
        assert look(one, clerk, noon + timedelta(minutes=minutes)) == one
    lines = RecordView.objects.order_by("at")
    assert {line.resident for line in lines} == {one.resident}
    assert {(line.purpose, line.page) for line in lines} == {
        ("VERIFICATION", "scholarship.application")
    }
    assert len({line.visit for line in lines}) == 2


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COUNSELLOR, Role.MANAGER}))
def test_other_roles_are_denied_and_leave_no_line(noon, role):
    one = ApplicationFactory(round=funded_round())
    with pytest.raises(PermissionDenied):
        look(one, staff(role), noon)
    assert RecordView.objects.count() == 0


def test_a_membership_that_is_over_opens_nothing(noon):
    one, clerk = ApplicationFactory(round=funded_round()), staff(Role.MANAGER)
    clerk.to_on = noon.date()
    clerk.save()
    with pytest.raises(PermissionDenied):
        look(one, clerk, noon)


def test_a_draft_is_nobody_s_but_the_person_s(noon):
    draft = ApplicationFactory(
        round=funded_round(), state=ApplicationState.DRAFT, submitted_at=None
    )
    with pytest.raises(Application.DoesNotExist):
        look(draft, staff(Role.MANAGER), noon)
    assert RecordView.objects.count() == 0
