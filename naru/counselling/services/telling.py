"""What both sides are told about a time: words, and a calendar entry in the mail."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from naru.counselling.enums import Channel, TalkState
from naru.counselling.models import Appointment
from naru.counselling.queries.talk_links import token
from naru.counselling.rules.invitations import Invitation, invitation
from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.notices.services import inbox

OUT = (TalkState.CANCELLED, TalkState.EXCUSED, TalkState.LAPSED)


def tell_both(one: Appointment, *, resident: Kind, mentor: Kind, at: datetime) -> None:
    """The person and the mentor, each with the entry as it stands now."""
    told = tell_resident(one, kind=resident, at=at)
    if told is not None and one.resident.user is not None:
        inbox.put_entry(notice=told, invite=entry(one, language=one.resident.user.language))
    user = one.mentor.user
    work = inbox.send_to_staff(user=user, kind=mentor, at=at, starts_at=one.starts_at)
    inbox.put_entry(notice=work, invite=entry(one, language=user.language))


def tell_resident(
    one: Appointment, *, kind: Kind, at: datetime, until_at: datetime | None = None
) -> Notice | None:
    """The person, by whatever way they wish to hear; without an entry for calendars."""
    return inbox.send(
        resident=one.resident,
        kind=kind,
        at=at,
        starts_at=one.starts_at,
        until_at=until_at or one.starts_at,
        mentor=one.mentor.user.name,
        token=token(one),
        where_ko=where(one, "ko"),
        where_en=where(one, "en"),
    )


def where(one: Appointment, language: str) -> str:
    """Room and body, or how one talks, in the language; the video's address where there is one."""
    with override(language):
        if one.room is not None:
            return f"{one.mentor.organisation} {one.room}"
        how = str(Channel(one.channel).label)
        return f"{how} {one.mentor.video_url}" if one.channel == Channel.VIDEO else how


def entry(one: Appointment, *, language: str) -> bytes:
    """The calendar entry: nothing in it says what the talk is about."""
    sender = settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].strip("<> ")
    with override(language):
        told = Invitation(
            key=one.public_id,
            sequence=one.sequence,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            changed_at=one.state_at,
            summary=_("멘토와 이야기하기"),
            where=where(one, language),
            url=f"{settings.SITE_URL}{reverse('talk', args=[token(one)])}",
            organiser=sender,
            attendees=_attendees(one),
            cancelled=one.state in OUT,
        )
    return invitation(told, domain=sender.rpartition("@")[2])


def _attendees(one: Appointment) -> tuple[tuple[str, str], ...]:
    users = [one.resident.user, one.mentor.user]
    return tuple((user.name, user.email) for user in users if user is not None)
