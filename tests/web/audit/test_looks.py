"""An auditor finds out who looked at one person's record, and stands in the trail for it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.accounts.enums import Role
from naru.audit.models import Entry
from naru.residents.enums import Purpose, RecordPage
from naru.residents.services import views
from tests.accounts.factories import MembershipFactory
from tests.residents.factories import ResidentFactory
from tests.web.staff import client_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def seen():
    """A record that a clerk opened."""
    resident = ResidentFactory(name="김가람")
    views.note_visit(
        resident=resident,
        membership=MembershipFactory(role=Role.COUNSELLOR, organisation__name_ko="가상 창구"),
        purpose=Purpose.COUNSELLING,
        words="전화로 물어봄",
        page=RecordPage.DESK_RECORD,
        at=timezone.now(),
    )
    return resident


def test_who_when_why_and_which_pages_but_not_whose_name(seen):
    auditor = client_of(Role.AUDITOR)
    page = auditor.post(reverse("audit_looks"), {"code": seen.shown_code.lower()}).content.decode()
    for words in ("가상 창구", "전화로 물어봄", str(RecordPage.DESK_RECORD.label)):
        assert words in page
    assert "김가람" not in page
    assert f"?subject_type=resident&amp;subject_id={seen.public_id}" in page
    line = Entry.objects.get(action="audit.looks_listed")
    assert (line.subject_type, line.subject_id) == ("resident", str(seen.public_id))


def test_a_record_that_nobody_saw_and_a_number_that_nobody_has():
    auditor, resident = client_of(Role.AUDITOR), ResidentFactory()
    send = {"code": resident.shown_code}
    shown = auditor.post(reverse("audit_looks"), send).content.decode()
    assert "아직 아무도 보지 않았습니다." in shown
    answer = auditor.post(reverse("audit_looks"), {"code": "ZZZZ-ZZZZ"})
    assert answer.status_code == 422
    assert "이 번호를 가진 사람이 없습니다." in answer.content.decode()
    assert Entry.objects.filter(action="audit.looks_listed").count() == 1
