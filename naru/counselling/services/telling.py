"""What both sides are told about a time: words, and a calendar entry in the mail."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from naru.accounts.models import User
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
        person = one.resident.user
        inbox.put_entry(notice=told, invite=entry(one, reader=person, language=person.language))
    user = one.mentor.user
    work = inbox.send_to_staff(user=user, kind=mentor, at=at, starts_at=one.starts_at)
    inbox.put_entry(notice=work, invite=entry(one, reader=user, language=user.language))


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
            return f"{one.room.organisation} {one.room}"
        how = str(Channel(one.channel).label)
        return f"{how} {one.mentor.video_url}" if one.channel == Channel.VIDEO else how


def entry(one: Appointment, *, reader: User | None, language: str) -> bytes:
    """The calendar entry for one of the two: it says neither what the talk is about nor with whom.

    Mail goes through servers of others, so each reads no address but their own. The address that
    gives the time back is the person's alone; the mentor's entry leads to their appointments.
    """
    own = reader == one.mentor.user
    page = reverse("mentor_diary") if own else reverse("talk", args=[token(one)])
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
            url=f"{settings.SITE_URL}{page}",
            organiser=sender,
            attendees=((reader.name, reader.email),) if reader else (),
            cancelled=one.state in OUT,
        )
    return invitation(told, domain=sender.rpartition("@")[2])
