"""An auditor has the books gone through and reads the result."""

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.accounts.enums import Role
from naru.accounts.models import User
from naru.audit.services import record
from naru.flows.check_books import ACTION, check_books
from tests.web.staff import client_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_was_found_is_shown_and_what_does_not_add_up_named():
    auditor = client_of(Role.AUDITOR)
    assert "아직 맞추어 본 적이 없습니다." in auditor.get(reverse("audit_books")).content.decode()
    said = auditor.post(reverse("audit_books"), follow=True).content.decode()
    assert "결과는 여기에 나옵니다." in said
    by, now = User.objects.get(), timezone.now()
    check_books(by=by, at=now)
    page = auditor.get(reverse("audit_books")).content.decode()
    assert (page.count("꼭 맞음"), "장학금 포인트" in page, "0원" in page) == (2, True, True)
    wrong = {"holds": False, "entries": 3, "total": 7, "faults": ["grant 1: wrong"]}
    record(actor=by, action=ACTION, subject=("ledger", "payments"), at=now, **wrong)
    page = auditor.get(reverse("audit_books")).content.decode()
    assert ("어긋남" in page, "grant 1: wrong" in page) == (True, True)
