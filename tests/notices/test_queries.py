"""Reading notices in one's own language."""

import pytest
from django.utils.translation import override

from naru.notices import queries
from naru.notices.enums import Kind
from tests.notices.factories import NoticeFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_a_notice_is_told_in_the_language_of_the_page():
    notice = NoticeFactory(kind=Kind.ERASURE_ASKED, params={"due_on": "2026-12-08"})
    with override("ko"):
        assert "2026년 12월 8일(화)" in queries.told(notice).body
    with override("en"):
        assert "Tue 8 Dec 2026" in queries.told(notice).body
    assert "Tue 8 Dec 2026" in queries.told(notice, language="en").body


def test_the_inbox_begins_with_the_latest(noon):
    resident = ResidentFactory()
    old = NoticeFactory(resident=resident)
    new = NoticeFactory(resident=resident, at=noon)
    NoticeFactory()
    assert [one.notice for one in queries.inbox_of(resident)] == [new, old]


def test_the_inbox_knows_whether_anything_is_unread(noon):
    resident = ResidentFactory()
    NoticeFactory()
    read = NoticeFactory(resident=resident, read_at=noon)
    assert not queries.has_unread(resident)
    new = NoticeFactory(resident=resident, at=noon)
    assert queries.has_unread(resident)
    assert list(queries.notices_of(resident)) == [new, read]
