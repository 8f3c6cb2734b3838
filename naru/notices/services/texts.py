"""Sending a notice to a telephone, once."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import override

from naru.city.site import city
from naru.core.locks import locked
from naru.notices import rules
from naru.notices.enums import WORDS, Kind, MessageState
from naru.notices.models import Notice
from naru.notices.queries import Told, told
from naru.notices.services.senders import Text, TextRefused, sender


@transaction.atomic(savepoint=False)
def deliver_text(*, notice_id: int, at: datetime) -> bool:
    """Text a notice in its reader's language; True if it went out now.

    A second run finds it sent. Should the database forget that it was, the sender knows the key.
    A number that gets no messages is noted, and the inbox says so. Raises `TextDown` where trying
    again may help.
    """
    notice = locked(Notice.objects.select_related("resident__user"), pk=notice_id)
    resident = notice.resident
    if notice.text != MessageState.WAITING or resident is None or not resident.phone:
        return False
    language = resident.user.language if resident.user else settings.LANGUAGE_CODE
    text = text_of(told(notice, language=language), to=resident.phone, language=language)
    try:
        sender().send(text)
    except TextRefused:
        notice.text = MessageState.REFUSED
    else:
        notice.text, notice.texted_at = MessageState.SENT, at
    notice.save(update_fields=["text", "texted_at"])
    return notice.text == MessageState.SENT


def text_of(words: Told, *, to: str, language: str) -> Text:
    """The message: what and where to act; what fits no short message says everything."""
    with override(language):
        site = str(city().site)
    form, body = rules.as_text(
        site=site,
        subject=words.subject,
        body=words.body,
        url=f"{settings.SITE_URL}{words.path}",
        brief=WORDS[Kind(words.notice.kind)].brief,
    )
    return Text(
        key=f"notice-{words.notice.public_id}",
        to=to,
        form=form,
        subject=words.subject,
        body=body,
        template=words.notice.kind,
    )
