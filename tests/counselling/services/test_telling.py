"""The mail of a booking carries the entry in the form that calendar programs act on."""

from email import message_from_bytes

import pytest
from django.core import mail
from django.urls import reverse

from naru.counselling.queries.talk_links import token
from naru.counselling.services import telling
from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.notices.services.mail import deliver_notice
from tests.counselling.factories import NOON, AppointmentFactory, RoomFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_the_mail_has_the_method_in_its_type_and_the_file_beside():
    one = AppointmentFactory()
    telling.tell_both(one, resident=Kind.TALK_BOOKED, mentor=Kind.TALK_IN, at=NOON)
    notice = Notice.objects.get(resident=one.resident)
    assert deliver_notice(notice_id=notice.pk, at=NOON)
    whole = message_from_bytes(mail.outbox[0].message().as_bytes())
    parts = {part.get_content_type(): part for part in whole.walk()}
    entry = parts["text/calendar"]
    assert entry.get_param("method") == "REQUEST"
    assert entry.get_payload(decode=True).decode().split() == notice.invite.split()
    assert parts["application/ics"].get_filename() == "invite.ics"
    assert "text/plain" in parts
    assert f"mailto:{one.resident.user.email}" in notice.invite.replace("\r\n ", "")


def test_each_reads_their_own_address_alone_and_the_person_alone_can_give_back():
    one = AppointmentFactory(resident__user__name="비밀 이름")
    telling.tell_both(one, resident=Kind.TALK_BOOKED, mentor=Kind.TALK_IN, at=NOON)
    whose = {"resident": one.resident}, {"user": one.mentor.user}
    person, mentor = (Notice.objects.get(**who).invite.replace("\r\n ", "") for who in whose)
    hers, theirs = (f"mailto:{user.email}" for user in (one.resident.user, one.mentor.user))
    assert (hers in person, theirs in person, token(one) in person) == (True, False, True)
    assert (hers in mentor, theirs in mentor, token(one) in mentor) == (False, True, False)
    assert ("비밀 이름" in person, "비밀 이름" in mentor) == (True, False)
    assert reverse("mentor_diary") in mentor


def test_without_a_mailbox_the_words_still_say_where():
    room = RoomFactory(name_en="Talk room")
    one = AppointmentFactory(
        resident=ResidentFactory(user=None), channel="OFFICE", room=room,
        mentor__organisation=room.organisation,
    )  # fmt: skip
    telling.tell_both(one, resident=Kind.TALK_BOOKED, mentor=Kind.TALK_IN, at=NOON)
    notice = Notice.objects.get(resident=one.resident)
    assert notice.params["where_ko"] == f"{room.organisation} {room.name_ko}"
    assert (notice.invite, notice.mail) == ("", "NONE")
    assert telling.where(AppointmentFactory(), "en") == "By telephone"
