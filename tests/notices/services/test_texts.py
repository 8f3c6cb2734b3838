"""A notice reaches the telephone of whoever wishes so, once, or waits."""

import json

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.notices.services import inbox, texts
from naru.notices.services.senders import TextDown
from naru.residents.enums import ContactWish
from tests.accounts.factories import UserFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
MOBILE = "+821012345678"


@pytest.fixture
def folder(tmp_path, settings):
    settings.TEXT_DIR = tmp_path
    return tmp_path


def offer(noon, wish=ContactWish.SMS, phone=MOBILE, **more):
    reader = ResidentFactory(contact_wish=wish, phone=phone, **more)
    return inbox.send(
        resident=reader, kind=Kind.SEAT_OFFERED, at=noon, title="엑셀", until_at=noon, token="a:b"
    )


def deliver(notice, at):
    return texts.deliver_text(notice_id=notice.pk, at=at)


def test_a_message_goes_once_by_a_job_that_commits_with_the_notice(folder, noon):
    notice = offer(noon)
    jobs = ProcrastinateJob.objects.filter(task_name="notices.deliver_text")
    assert [job.args for job in jobs] == [{"notice_id": notice.pk}]
    assert [deliver(notice, noon) for _twice in range(2)] == [True, False]
    notice.refresh_from_db()
    assert (notice.text, notice.texted_at) == ("SENT", noon)
    (file,) = folder.iterdir()
    told = json.loads(file.read_text("utf-8"))
    assert (told["key"], told["to"], told["form"], told["template"]) == (
        f"notice-{notice.public_id}", MOBILE, "LMS", "waiting.offered"
    )  # fmt: skip
    assert told["body"].startswith("[나루] 엑셀: 자리가 났습니다\n2026년 11월 24일(화) 12:00까지")
    assert told["body"].endswith("/offer/a:b/")


def test_a_crash_after_sending_sends_nothing_twice(folder, noon):
    notice = offer(noon)
    deliver(notice, noon)
    Notice.objects.update(text="WAITING", texted_at=None)
    assert deliver(notice, noon) is True
    assert len(list(folder.iterdir())) == 1


def test_a_network_that_is_down_is_tried_again(folder, settings, noon):
    notice = offer(noon)
    blocked = folder / "blocked"
    blocked.write_text("no folder")
    settings.TEXT_DIR = blocked
    with pytest.raises(TextDown), transaction.atomic():
        deliver(notice, noon)
    settings.TEXT_DIR = folder / "free"
    assert Notice.objects.get().text == "WAITING"
    assert deliver(notice, noon) is True


def test_a_number_that_gets_no_messages_is_noted(folder, noon):
    notice = offer(noon, phone="+8221234567")
    assert deliver(notice, noon) is False
    assert Notice.objects.get().text == "REFUSED"


@pytest.mark.parametrize(
    ("wish", "mail", "text"),
    [("SMS", "WAITING", "WAITING"), ("EMAIL", "WAITING", "NONE"), ("SITE", "WAITING", "NONE")],
)
def test_an_offer_is_mailed_always_and_texted_by_wish(noon, wish, mail, text):
    notice = offer(noon, wish=ContactWish(wish))
    assert (notice.mail, notice.text) == (mail, text)


def test_somebody_without_an_account_gets_it_on_the_telephone_alone(folder, noon):
    notice = offer(noon, user=None)
    assert (notice.mail, notice.text) == ("NONE", "WAITING")
    assert deliver(notice, noon) is True


def test_what_only_the_inbox_says_is_not_texted_and_english_readers_read_english(folder, noon):
    reader = ResidentFactory(contact_wish=ContactWish.SMS, phone=MOBILE)
    assert inbox.send(resident=reader, kind=Kind.WELCOME, at=noon).text == "NONE"
    english = offer(noon, user=UserFactory(language="en"))
    deliver(english, noon)
    (file,) = folder.iterdir()
    assert "a seat is free for you" in file.read_text("utf-8")
    assert "/en/offer/a:b/" in file.read_text("utf-8")
