"""Mail goes out once, waits for a server that is down, and leaves no address behind."""

import smtplib
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.db import transaction

from naru.notices.enums import Kind
from naru.notices.models import Letter, Notice
from naru.notices.services import inbox, mail
from tests.accounts.factories import UserFactory
from tests.notices.factories import NoticeFactory
from tests.notices.mailbox import serving
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
QUARTER = timedelta(minutes=15)


@pytest.fixture(scope="module")
def server():
    with serving() as running:
        yield running


@pytest.fixture
def smtp(server, settings):
    box, port = server
    box.got.clear()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    return box


@contextmanager
def tried_in_vain(match=None):
    """What the job sees when the server cannot take the mail; its transaction is undone."""
    with pytest.raises(mail.MailDown, match=match), transaction.atomic():
        yield


def letter(to, at):
    return mail.queue(to=to, subject="확인 번호", body="123456", lasts=QUARTER, at=at)


def test_a_letter_is_sent_and_forgotten(smtp, noon):
    kept = letter("here@example.org", noon)
    assert mail.deliver_letter(letter_id=kept.pk, at=noon) is True
    assert [to for to, _text in smtp.got] == ["here@example.org"]
    assert not Letter.objects.exists()
    assert mail.deliver_letter(letter_id=kept.pk, at=noon) is False
    assert len(smtp.got) == 1


def test_a_mailbox_that_is_gone_is_not_tried_again(smtp, noon):
    kept = letter("gone@example.org", noon)
    assert mail.deliver_letter(letter_id=kept.pk, at=noon) is False
    assert (smtp.got, Letter.objects.count()) == ([], 0)


def test_a_mailbox_that_is_busy_is_tried_again_until_it_is_too_late(smtp, noon):
    kept = letter("busy@example.org", noon)
    with tried_in_vain(match="451"):
        mail.deliver_letter(letter_id=kept.pk, at=noon)
    assert not mail.deliver_letter(letter_id=kept.pk, at=noon + QUARTER)


def test_a_server_that_is_down_is_tried_again(settings, noon):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with tried_in_vain(match="ConnectionRefused"):
        mail.deliver_letter(letter_id=letter("here@example.org", noon).pk, at=noon)


def test_a_server_that_does_not_answer_in_time_is_tried_again(smtp, settings, noon):
    settings.EMAIL_TIMEOUT = 0.3
    kept = letter("slow@example.org", noon)
    with tried_in_vain(match="no mail server"):
        mail.deliver_letter(letter_id=kept.pk, at=noon)
    assert (smtp.got, Letter.objects.count()) == ([], 1)


@pytest.mark.parametrize(("code", "final"), [(554, True), (452, False)])
def test_a_refused_text_is_final_only_if_the_server_says_so(monkeypatch, noon, code, final):
    def refuse(self, fail_silently=False):
        raise smtplib.SMTPDataError(code, b"no")

    monkeypatch.setattr(outbox.EmailMessage, "send", refuse)
    kept = letter("here@example.org", noon)
    if final:
        assert mail.deliver_letter(letter_id=kept.pk, at=noon) is False
    else:
        with tried_in_vain():
            mail.deliver_letter(letter_id=kept.pk, at=noon)


def test_letters_nobody_took_are_swept_away(noon):
    letter("a@example.org", noon)
    assert mail.sweep(at=noon + QUARTER - timedelta(seconds=1)) == 0
    assert mail.sweep(at=noon + QUARTER) == 1
    assert not Letter.objects.exists()


def test_a_notice_is_mailed_once_in_its_readers_language(smtp, noon):
    reader = UserFactory(email="reader@example.org", language="en")
    notice = inbox.send(
        resident=ResidentFactory(user=reader),
        kind=Kind.ERASURE_ASKED,
        at=noon,
        due_on=noon.date(),
    )
    sent = [mail.deliver_notice(notice_id=notice.pk, at=noon) for _number in range(2)]
    notice.refresh_from_db()
    assert (sent, notice.mail, notice.mailed_at) == ([True, False], "SENT", noon)
    to, text = smtp.got[0]
    assert (to, len(smtp.got)) == ("reader@example.org", 1)
    assert f"Message-ID: <notice-{notice.public_id}@localhost>" in text
    assert "Tue 24 Nov 2026" in text
    assert "/en/me/deletion/" in text


def test_a_refused_notice_says_so_in_the_inbox(smtp, noon):
    reader = UserFactory(email="gone@example.org")
    notice = inbox.send_to_staff(user=reader, kind=Kind.WELCOME, at=noon)
    assert mail.deliver_notice(notice_id=notice.pk, at=noon) is False
    assert Notice.objects.get().mail == "REFUSED"


def test_a_busy_mailbox_keeps_the_notice_waiting(smtp, noon):
    reader = UserFactory(email="busy@example.org")
    notice = inbox.send_to_staff(user=reader, kind=Kind.WELCOME, at=noon)
    with tried_in_vain():
        mail.deliver_notice(notice_id=notice.pk, at=noon)
    assert Notice.objects.get().mail == "WAITING"


def test_people_who_left_get_no_mail(noon):
    gone = ResidentFactory(user=UserFactory(is_active=False))
    notice = NoticeFactory(resident=gone, mail="WAITING")
    assert mail.deliver_notice(notice_id=notice.pk, at=noon) is False
    assert outbox.outbox == []


def test_mail_is_plain_text(smtp, noon):
    mail.deliver_letter(letter_id=letter("here@example.org", noon).pk, at=noon)
    assert "Content-Type: text/plain" in smtp.got[0][1]
