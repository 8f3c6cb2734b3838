"""An auditor proves the trail and reads the result."""

import pytest
from django.urls import reverse

from naru.accounts.enums import Role
from naru.audit import services
from tests.audit.test_queries import tamper
from tests.web.staff import client_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def auditor(noon):
    services.record(actor=None, action="thing.done", subject=("thing", 1), at=noon)
    return client_of(Role.AUDITOR)


def prove(auditor):
    return auditor.post(reverse("audit_proof"), follow=True).content.decode()


def test_a_whole_trail_is_told_so_and_the_result_is_kept(auditor):
    page = prove(auditor)
    assert "기록 1줄이 모두 온전합니다." in page
    assert "온전함" in page
    assert "아직 확인한 적이 없습니다." not in page


def test_a_broken_trail_names_its_line_and_what_to_do(auditor):
    tamper("UPDATE audit_entry SET action = 'thing.hidden'")
    page = prove(auditor)
    assert "1번째 줄에서 기록이 끊어졌습니다. 운영 담당자에게 바로 알려 주세요." in page
    assert "끊어짐" in page


def test_a_long_trail_is_left_to_a_job(auditor, monkeypatch):
    monkeypatch.setattr(services, "AT_ONCE", 0)
    assert "결과는 여기에 나옵니다." in prove(auditor)


def test_before_the_first_proof_the_page_says_so(auditor):
    assert "아직 확인한 적이 없습니다." in auditor.get(reverse("audit_proof")).content.decode()
