"""Jobs that carry mail. They take ids, make one call, and may run twice."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from naru.notices.services import mail, texts
from naru.notices.services.senders import TextDown

AGAIN = RetryStrategy(
    max_attempts=6, exponential_wait=4, retry_exceptions=[mail.MailDown, TextDown]
)
"""After 4, 16, 64 … seconds, for a little over an hour and a half; then an operator sees it."""


@app.task(name="notices.deliver", retry=AGAIN)
def deliver(notice_id: int) -> None:
    """Mail one notice."""
    mail.deliver_notice(notice_id=notice_id, at=timezone.now())


@app.task(name="notices.deliver_mail", retry=AGAIN)
def deliver_mail(letter_id: int) -> None:
    """Send one letter."""
    mail.deliver_letter(letter_id=letter_id, at=timezone.now())


@app.task(name="notices.deliver_text", retry=AGAIN)
def deliver_text(notice_id: int) -> None:
    """Text one notice."""
    texts.deliver_text(notice_id=notice_id, at=timezone.now())


@app.periodic(cron="17 * * * *")
@app.task(name="notices.sweep", queueing_lock="notices.sweep")
def sweep(timestamp: int) -> None:
    """Forget letters nobody can use any more, once an hour."""
    mail.sweep(at=timezone.now())
