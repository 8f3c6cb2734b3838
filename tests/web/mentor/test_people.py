"""A mentor and a person agree on a goal over both pages; notes are read by whom they are for."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from naru.accounts.enums import Role
from naru.counselling.models import Appointment, Goal, Note, Step
from tests.counselling.factories import MentorFactory, NoteFactory, PairingFactory
from tests.web.lives import browser
from tests.web.staff import client_of

pytestmark = pytest.mark.django_db


def test_a_goal_its_steps_and_notes_from_both_sides():
    pairing = PairingFactory()
    person, mentor = browser(pairing.resident.user), browser(pairing.mentor.user)
    file = reverse("mentor_person", args=[pairing.resident.public_id])
    goal = reverse("my_goal")
    aim = {"goal-what": "domain:work", "goal-words": "다시 일하기", "goal-by_on": "2099-01-01"}
    assert person.post(goal, {}).status_code == 422
    assert person.post(goal, aim).status_code == 302
    one = Goal.objects.get()
    html = mentor.get(file).content.decode()
    assert "다시 일하기" in html
    assert mentor.post(file, {"do": "agree", "goal": str(one.public_id)}).status_code == 302
    step = {"step-words": "강좌 하나 고르기", "step-owner": "RESIDENT", "step-due_on": "2099-01-01"}
    whose = {"do": "step", "goal": str(one.public_id)}
    assert mentor.post(file, whose).status_code == 422
    assert mentor.post(file, whose | step).status_code == 302
    person.post(reverse("goal_step", args=[Step.objects.get().public_id]), {"say": "yes"})
    assert Step.objects.get().done_at is not None
    for kind, words in (("SHARED", "함께 읽을 말"), ("PROFESSIONAL", "우리끼리 말")):
        note = {"do": "note", "note-kind": kind, "note-words": words}
        assert mentor.post(file, note).status_code == 302
    html = person.get(goal).content.decode()
    assert "함께 읽을 말" in html
    assert "우리끼리 말" not in html
    assert mentor.post(file, {"do": "dance"}).status_code == 400
    person.post(reverse("goal_answer", args=[one.public_id]), {"say": "reached"})
    assert Goal.objects.get().state == "REACHED"


def test_a_mentor_books_with_somebody_they_look_after_and_nobody_else():
    pairing = PairingFactory(
        mentor=MentorFactory(hours=[(d, time(9), time(20)) for d in range(1, 8)])
    )
    mentor = browser(pairing.mentor.user)
    file = reverse("mentor_person", args=[pairing.resident.public_id])
    here = reverse("mentor_book", args=[pairing.resident.public_id])
    assert here in mentor.get(file).content.decode()
    assert "멘토가 다시 살펴보기" in mentor.get(here).content.decode()
    times = f"{here}?reason=follow-up&channel=PHONE"
    first = mentor.get(times).context["slots"][0].starts_at
    assert mentor.post(times, {}).status_code == 422
    told = {"starts_at": first.isoformat(), "words": "이력서를 가져오세요"}
    assert mentor.post(times, told)["Location"] == file
    one = Appointment.objects.get()
    assert (one.resident, one.way, one.booked_by) == (
        pairing.resident, "mentor", pairing.mentor.user,
    )  # fmt: skip
    talk = reverse("appointment", args=[one.public_id])
    assert "이력서를 가져오세요" in browser(pairing.resident.user).get(talk).content.decode()
    assert browser(MentorFactory().user).get(times).status_code == 404


def test_the_list_leads_to_the_file_and_others_have_neither():
    pairing = PairingFactory()
    html = browser(pairing.mentor.user).get(reverse("mentor_caseload")).content.decode()
    assert reverse("mentor_person", args=[pairing.resident.public_id]) in html
    other = browser(MentorFactory().user)
    assert pairing.resident.name not in other.get(reverse("mentor_caseload")).content.decode()
    file = reverse("mentor_person", args=[pairing.resident.public_id])
    assert other.get(file).status_code == 404
    assert other.post(file, {"do": "note", "note-words": "x"}).status_code == 404


def test_somebody_elses_goal_cannot_be_answered_from_ones_own_page():
    pairing = PairingFactory()
    person = browser(pairing.resident.user)
    aim = {"goal-what": "domain:work", "goal-words": "다시 일하기", "goal-by_on": "2099-01-01"}
    person.post(reverse("my_goal"), aim)
    stranger = browser(PairingFactory().resident.user)
    answer = reverse("goal_answer", args=[Goal.objects.get().public_id])
    assert stranger.post(answer, {"say": "end"}).status_code == 404
    assert person.post(answer, {"say": "perhaps"}).status_code == 400
    assert Goal.objects.get().state == "PROPOSED"


def test_the_desk_reads_both_kinds_of_notes_after_saying_why():
    note = NoteFactory(kind="PROFESSIONAL", words="우리끼리 말")
    clerk = client_of(Role.COUNSELLOR)
    page = reverse("desk_counselling", args=[note.resident.public_id])
    assert clerk.get(page)["Location"].endswith("/purpose/")
    purpose = reverse("desk_purpose", args=[note.resident.public_id])
    clerk.post(purpose, {"purpose": "COUNSELLING"})
    assert "우리끼리 말" in clerk.get(page).content.decode()
    book = reverse("desk_book", args=[note.resident.public_id])
    assert clerk.get(book)["Location"] == page
    pairing = PairingFactory(
        resident=note.resident,
        mentor=MentorFactory(hours=[(d, time(9), time(20)) for d in range(1, 8)]),
    )
    assert book in clerk.get(page).content.decode()
    times = f"{book}?reason=follow-up&channel=PHONE"
    first = clerk.get(times).context["slots"][0].starts_at
    assert clerk.post(times, {"starts_at": first.isoformat()})["Location"] == page
    assert [(one.way, one.mentor) for one in Appointment.objects.all()] == [
        ("desk", pairing.mentor)
    ]
    assert "멘토가 다시 살펴보기" in clerk.get(page).content.decode()
    told = {"note-kind": "SHARED", "note-words": "창구에서 들은 것"}
    assert clerk.post(page, told).status_code == 302
    assert Note.objects.count() == 2
    for _more in range(19):
        NoteFactory(resident=note.resident, by=note.by, at=note.at + timedelta(hours=1))
    pages = [clerk.get(f"{page}?page={number}").content.decode() for number in (1, 2)]
    assert ["우리끼리 말" in one for one in pages] == [False, True]
