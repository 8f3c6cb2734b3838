"""Who looked at a record is listed for an auditor alone, and that is a line of the trail."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from naru.accounts.enums import Role
from naru.audit.models import Entry
from naru.flows.list_looks import list_looks
from naru.residents.enums import Purpose, RecordPage
from naru.residents.services import views
from tests.accounts.factories import MembershipFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 11, 30, 3, tzinfo=UTC)


@pytest.fixture
def seen():
    """A record that a clerk opened."""
    resident = ResidentFactory()
    views.note_visit(
        resident=resident,
        membership=MembershipFactory(role=Role.COUNSELLOR),
        purpose=Purpose.COUNSELLING,
        words="",
        page=RecordPage.DESK_RECORD,
        at=AT,
    )
    return resident


def test_an_auditor_finds_them_by_the_number_the_person_tells(seen):
    auditor = MembershipFactory(role=Role.AUDITOR)
    found = list_looks(code=seen.shown_code, membership=auditor, at=AT)
    assert (found.code, found.record, len(found.visits)) == (seen.shown_code, seen.public_id, 1)
    line = Entry.objects.get(action="audit.looks_listed")
    assert (line.actor, line.subject_id) == (auditor.user, found.shown_record)
    assert list_looks(code="ZZZZ-ZZZZ", membership=auditor, at=AT) is None
    assert Entry.objects.filter(action="audit.looks_listed").count() == 1


def test_nobody_else_may_ask(seen):
    manager = MembershipFactory(role=Role.MANAGER)
    with pytest.raises(PermissionDenied):
        list_looks(code=seen.code, membership=manager, at=AT)
