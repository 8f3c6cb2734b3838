"""Telling people: here always, by mail where they wish, news only with consent."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.notices.services import inbox
from naru.residents.enums import ConsentKind, ContactWish
from tests.accounts.factories import UserFactory
from tests.residents.factories import ConsentFactory, ConsentTextFactory, ResidentFactory

pytestmark = pytest.mark.django_db


def jobs():
    rows = ProcrastinateJob.objects.order_by("id").values_list("task_name", "args")
    return list(rows)


@pytest.mark.parametrize(
    ("wish", "kind", "mailed"),
    [
        (ContactWish.SITE, Kind.ERASURE_ASKED, True),
        (ContactWish.SITE, Kind.HELPER_ENDED, False),
        (ContactWish.EMAIL, Kind.HELPER_ENDED, True),
        (ContactWish.EMAIL, Kind.WELCOME, False),
    ],
)
def test_mail_goes_where_it_is_wished_or_due(noon, wish, kind, mailed):
    resident = ResidentFactory(contact_wish=wish)
    notice = inbox.send(resident=resident, kind=kind, at=noon, helper="가상", due_on=noon.date())
    assert notice.mail == ("WAITING" if mailed else "NONE")
    assert jobs() == ([("notices.deliver", {"notice_id": notice.pk})] if mailed else [])


def test_nobody_without_an_address_is_mailed(noon):
    resident = ResidentFactory(user=None)
    notice = inbox.send(resident=resident, kind=Kind.ERASURE_WITHDRAWN, at=noon)
    assert notice.mail == "NONE"


def test_news_need_consent(noon):
    resident = ResidentFactory(contact_wish=ContactWish.EMAIL)
    words = {"title": "새 과정", "text": "열렸습니다."}
    assert inbox.send(resident=resident, kind=Kind.NEWS, at=noon, **words) is None
    ConsentFactory(resident=resident, text=ConsentTextFactory(kind=ConsentKind.NEWS))
    assert inbox.send(resident=resident, kind=Kind.NEWS, at=noon, **words).mail == "WAITING"


def test_dates_are_kept_as_text(noon):
    resident = ResidentFactory()
    inbox.send(resident=resident, kind=Kind.ERASURE_ASKED, at=noon, due_on=noon.date(), at_at=noon)
    assert Notice.objects.get().params == {
        "due_on": "2026-11-24",
        "at_at": "2026-11-24T03:00:00+00:00",
    }


def test_staff_are_told_here_and_by_mail(noon):
    user = UserFactory()
    notice = inbox.send_to_staff(user=user, kind=Kind.WELCOME, at=noon)
    assert jobs() == [("notices.deliver", {"notice_id": notice.pk})]


def test_reading_marks_what_was_there(noon):
    resident = ResidentFactory()
    inbox.send(resident=resident, kind=Kind.WELCOME, at=noon)
    later = inbox.send(resident=resident, kind=Kind.WELCOME, at=noon + timedelta(hours=2))
    inbox.send(resident=ResidentFactory(), kind=Kind.WELCOME, at=noon)
    assert inbox.mark_read(resident=resident, at=noon + timedelta(hours=1)) == 1
    assert list(Notice.objects.filter(resident=resident).unread()) == [later]


def test_forgetting_leaves_other_peoples_notices(noon):
    mine, other = ResidentFactory(), ResidentFactory()
    for resident in (mine, other):
        inbox.send(resident=resident, kind=Kind.WELCOME, at=noon)
    assert inbox.forget(resident=mine) == 1
    assert Notice.objects.get().resident == other
