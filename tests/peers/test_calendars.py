"""ical.js, which shares no line with the library that writes them, reads our invitations.

From the part of the mail on which calendar programs act: booked, moved to another mentor, called
off; one entry for the whole life of an appointment.
"""

from datetime import date, timedelta
from email import message_from_bytes

import pytest
from django.core import mail
from django.urls import reverse

from naru.counselling.rules.slots import Absence
from naru.counselling.services import appointments, mentors, telling
from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.notices.services.mail import deliver_notice
from tests.counselling.factories import (
    NOON,
    TERMS,
    AppointmentFactory,
    MentorFactory,
    RoomFactory,
    office,
)
from tests.peers import asked
from tests.web.lives import browser

pytestmark = pytest.mark.django_db
HANGUL = "아주 긴 이름의 가상 상담실, 오른쪽; 끝에 있는 방 " * 4


def mailed(resident):
    """The calendar parts of all mails to the person, with the method that each part's type says."""
    for notice in Notice.objects.filter(resident=resident).order_by("pk"):
        assert deliver_notice(notice_id=notice.pk, at=NOON)
    letters = [message_from_bytes(one.message().as_bytes()) for one in mail.outbox]
    return [
        (part.get_param("method"), part.get_payload(decode=True).decode())
        for letter in letters
        for part in letter.walk()
        if part.get_content_type() == "text/calendar"
    ]


def test_one_entry_is_booked_moved_to_a_substitute_and_called_off():
    room = RoomFactory(name_ko=HANGUL.strip())
    one = AppointmentFactory(
        channel="OFFICE", room=room, mentor__organisation=room.organisation,
        resident__user__name='이름 "따옴표"; 쉼표, 끝',
    )  # fmt: skip
    telling.tell_both(one, resident=Kind.TALK_BOOKED, mentor=Kind.TALK_IN, at=NOON)
    mentors.set_away(
        mentor_id=one.mentor.pk, gone=Absence(date(2026, 12, 1), date(2026, 12, 5)),
        substitute=MentorFactory(), by=office(), terms=TERMS, at=NOON,
    )  # fmt: skip
    at = NOON + timedelta(days=1)
    appointments.give_back(appointment_id=one.pk, by=one.resident.user, terms=TERMS, at=at)
    parts = mailed(one.resident)
    read = asked("read_ical.mjs", {"files": [text for _method, text in parts]})
    assert [method for method, _text in parts] == ["REQUEST", "REQUEST", "CANCEL"]
    same = {
        "starts": "2026-12-02T01:00:00.000Z",
        "ends": "2026-12-02T01:45:00.000Z",
        "summary": "멘토와 이야기하기",
        "location": f"{room.organisation} {room.name_ko}",
        "organiser": read[0]["organiser"],
        "attendees": [f"mailto:{one.resident.user.email}"],
        "uid": f"{one.public_id}@{read[0]['organiser'].rpartition('@')[2]}",
        "names": read[0]["names"],
    }
    assert read == [
        same | {"method": "REQUEST", "sequence": 0, "status": "CONFIRMED"},
        same | {"method": "REQUEST", "sequence": 1, "status": "CONFIRMED"},
        same | {"method": "CANCEL", "sequence": 2, "status": "CANCELLED"},
    ]
    assert "따옴표" in read[0]["names"][0]
    assert read[0]["organiser"].startswith("mailto:")


def test_the_file_of_the_page_is_the_same_entry():
    one = AppointmentFactory()
    file = browser(one.resident.user).get(reverse("appointment_invite", args=[one.public_id]))
    (read,) = asked("read_ical.mjs", {"files": [file.content.decode()]})
    assert (read["method"], read["sequence"], read["starts"]) == (
        "REQUEST", 0, "2026-12-02T01:00:00.000Z",
    )  # fmt: skip
    assert read["uid"].startswith(f"{one.public_id}@")
