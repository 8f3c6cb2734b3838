"""Carrying notices and letters to mailboxes, once each, whatever the mail server does."""

import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from naru.core import jobs
from naru.core.locks import locked
from naru.notices import rules
from naru.notices.enums import MailState
from naru.notices.models import Letter, Notice
from naru.notices.queries import told


class MailDown(Exception):
    """The mail server could not take it now; the job tries again."""


@transaction.atomic(savepoint=False)
def queue(*, to: str, subject: str, body: str, lasts: timedelta, at: datetime) -> Letter:
    """Send a mail by a job; it is dropped when it could not be sent within `lasts`."""
    letter = Letter.objects.create(
        to=to, subject=subject[:200], body=body, queued_at=at, expires_at=at + lasts
    )
    jobs.defer("notices.deliver_mail", letter_id=letter.pk)
    return letter


@transaction.atomic(savepoint=False)
def deliver_letter(*, letter_id: int, at: datetime) -> bool:
    """Send a letter and forget it; True if it went out.

    Sent before, run out or refused for good: there is nothing left to do. Raises `MailDown`
    where trying again may help; the letter then stays.
    """
    letter = Letter.objects.select_for_update().filter(pk=letter_id).first()
    if letter is None:
        return False
    sent = at < letter.expires_at and _sent(
        to=letter.to, subject=letter.subject, body=letter.body, key=f"letter-{letter.pk}"
    )
    letter.delete()
    return sent


@transaction.atomic(savepoint=False)
def deliver_notice(*, notice_id: int, at: datetime) -> bool:
    """Mail a notice in its reader's language; True if it went out now.

    A second run finds it sent and does nothing. A mailbox that refuses for good is noted, and
    the inbox says so.
    """
    notice = locked(
        Notice.objects.select_related("user", "resident", "resident__user"), pk=notice_id
    )
    reader = notice.reader
    if notice.mail != MailState.WAITING or reader is None or not reader.is_active:
        return False
    with override(reader.language):
        words = told(notice, language=reader.language)
        body = f"{words.body}\n\n{_('자세히 보기')}: {settings.SITE_URL}{words.path}\n"
        sent = _sent(
            to=reader.email,
            subject=words.subject,
            body=body,
            key=f"notice-{notice.public_id}",
            invite=notice.invite,
        )
    notice.mail = MailState.SENT if sent else MailState.REFUSED
    notice.mailed_at = at if sent else None
    notice.save(update_fields=["mail", "mailed_at"])
    return sent


@transaction.atomic(savepoint=False)
def sweep(*, at: datetime) -> int:
    """Forget letters that ran out while no job took them; returns how many."""
    gone, _tables = Letter.objects.filter(expires_at__lte=at).delete()
    return gone


def _sent(*, to: str, subject: str, body: str, key: str, invite: str = "") -> bool:
    """Hand one mail to the server; False if the receiver is refused for good.

    The same `key` makes the same Message-ID, so that a mail sent twice by a crash in between
    is shown once by most mail programs.
    """
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("<> ")
    headers = {"Message-ID": f"<{key}@{domain}>"}
    mail = EmailMultiAlternatives(subject, body, to=[to], headers=headers)
    if invite:
        _invite(mail, invite)
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _reason in refused.recipients.values()]
        if rules.all_final(codes):
            return False
        raise MailDown(f"receiver refused for now: {codes}") from None
    except smtplib.SMTPDataError as refused:
        if rules.all_final([refused.smtp_code]):
            return False
        raise MailDown(f"mail refused for now: {refused.smtp_code}") from None
    except (smtplib.SMTPException, OSError) as trouble:
        raise MailDown(f"no mail server: {type(trouble).__name__}") from None
    return True


def _invite(mail: EmailMultiAlternatives, invite: str) -> None:
    """The calendar entry twice: as a form of the mail that programs act on, and as a file.

    The method has to stand in the type too (RFC 6047), else programs show a mere attachment.
    """
    method = next(line[7:] for line in invite.splitlines() if line.startswith("METHOD:"))
    mail.attach_alternative(invite, f"text/calendar; method={method}; charset=utf-8")
    mail.attach("invite.ics", invite.encode(), "application/ics")
