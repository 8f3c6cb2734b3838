"""Looking at a class is looking at everybody in it, and each of them reads so."""

import json

import pytest
from django.core.exceptions import PermissionDenied

from naru.accounts.enums import Role
from naru.audit.models import Entry
from naru.flows.open_class import open_class
from naru.residents.enums import RecordPage
from naru.residents.models import RecordView
from naru.residents.queries import visits_of
from tests.accounts.factories import MembershipFactory
from tests.catalogue.own import Staff
from tests.enrolments.classes import class_of

pytestmark = pytest.mark.django_db(transaction=True)


def look(staff, door, noon, **more):
    given = {"page": RecordPage.CLASS_LIST, **more}
    return open_class(membership=staff.membership, intake_id=door.pk, at=noon, **given)


def test_everybody_with_a_seat_reads_who_looked_and_nobody_who_waits(noon):
    staff = Staff()
    door = class_of(staff, at=noon)
    seated = look(staff, door, noon)
    assert [(one.seat_no, one.resident.name) for one in seated] == [
        (1, "김하나"),
        (2, "이두리"),
        (3, "박세나"),
    ]
    assert RecordView.objects.count() == 3
    (visit,) = visits_of(seated[0].resident)
    assert (visit.viewer, visit.organisation, visit.purpose, visit.pages) == (
        staff.user,
        staff.organisation,
        "수업 운영",
        ("수강생 명단",),
    )
    assert not Entry.objects.filter(action="class.exported").exists()


def test_a_file_is_kept_in_the_trail_too(noon):
    staff = Staff()
    door = class_of(staff, at=noon)
    look(staff, door, noon, page=RecordPage.CLASS_FILE, kind="csv")
    line = Entry.objects.get(action="class.exported")
    assert (line.actor, line.subject_id) == (staff.user, str(door.run.public_id))
    assert json.loads(line.details) == {"people": 3, "what": "class.file", "kind": "csv"}


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.MANAGER, Role.AUDITOR, Role.OPERATOR])
def test_another_house_sees_nobody_whatever_its_role(noon, role):
    door = class_of(Staff(), at=noon)
    with pytest.raises(PermissionDenied):
        look(Staff(MembershipFactory(role=role)), door, noon)
    assert RecordView.objects.count() == 0


def test_another_role_of_the_same_house_sees_nobody(noon):
    staff = Staff()
    door = class_of(staff, at=noon)
    host = MembershipFactory(organisation=staff.organisation, role=Role.HOST)
    with pytest.raises(PermissionDenied):
        look(Staff(host), door, noon)
