"""What the database refuses about notices."""

import pytest
from django.db import IntegrityError

from naru.notices.models import Letter, Notice
from tests.accounts.factories import UserFactory
from tests.notices.factories import NoticeFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"resident": None}, "notice_has_one_reader"),
        ({"kind": "Welcome"}, "notice_kind_named"),
        ({"mail": "LOST"}, "notice_mail_state_known"),
        ({"mail": "SENT"}, "notice_mailed_when_sent"),
        ({"read_at": "2020-01-01T00:00Z"}, "notice_read_after_sent"),
    ],
)
def test_a_notice_that_cannot_be_is_refused(changes, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        NoticeFactory(**changes)


def test_a_notice_has_not_two_readers():
    with pytest.raises(IntegrityError, match="notice_has_one_reader"):
        NoticeFactory(user=UserFactory())


def test_a_letter_runs_out(noon):
    with pytest.raises(IntegrityError, match="letter_runs_out"):
        Letter.objects.create(to="a@example.org", queued_at=noon, expires_at=noon)


def test_notices_are_visible_to_their_reader_only():
    mine, theirs = NoticeFactory(), NoticeFactory()
    staff = NoticeFactory(resident=None, user=UserFactory())
    assert list(Notice.objects.visible_to(mine.resident.user)) == [mine]
    assert list(Notice.objects.visible_to(staff.user)) == [staff]
    assert theirs.reader == theirs.resident.user
    assert staff.reader == staff.user
