"""From a wish to a mentor in the browser's own steps, and the mentor's answer."""

from shutil import copytree

import pytest
from django.urls import reverse

from naru.accounts.enums import Role
from naru.counselling.models import Pairing, Request
from naru.residents.models import RecordView
from tests.accounts.factories import MembershipFactory
from tests.counselling.factories import MentorFactory, PairingFactory, RequestFactory, office
from tests.residents.factories import ResidentFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db


def page(client, name, *args):
    answer = client.get(reverse(name, args=args))
    return answer.status_code, answer.content.decode()


def test_a_person_says_a_wish_sees_why_and_chooses():
    office()
    resident = ResidentFactory()
    client = browser(resident.user)
    fits = MentorFactory(user__name="맞는이", fields=["it"])
    MentorFactory(user__name="다른이", fields=["care"])
    assert "멘토 찾기 시작하기" in page(client, "my_mentor")[1]
    bad = client.post(reverse("mentor_wish"), {"language": "tlh"})
    assert bad.status_code == 422
    wish = {"language": "ko", "field": "it", "parts": ["MORNING"], "words": "개발자가 되고 싶어요"}
    assert client.post(reverse("mentor_wish"), wish)["Location"] == reverse("mentor_suggestions")
    _status, html = page(client, "mentor_suggestions")
    assert html.index("맞는이") < html.index("다른이")
    assert "찾는 분야의 멘토입니다 (정보기술)" in html
    assert "찾는 분야와는 다릅니다." in html
    client.post(reverse("mentor_choose", args=[fits.public_id]))
    assert "맞는이 님이" in page(client, "my_mentor")[1]
    staff = browser(fits.user)
    request = Request.objects.get()
    assert request.words not in page(staff, "mentor_work")[1]
    assert request.words in page(staff, "mentor_answer", request.public_id)[1]
    answer = reverse("mentor_answer", args=[request.public_id])
    assert staff.post(answer, {"say": "accept"})["Location"] == reverse("mentor_work")
    assert Pairing.objects.get().state == "ACTIVE"
    assert "함께하는 중" in page(client, "my_mentor")[1]
    assert RecordView.objects.filter(viewer=fits.user, page="mentor.request").count() == 2


def test_a_question_is_answered_and_read():
    pairing = PairingFactory()
    client, staff = browser(pairing.resident.user), browser(pairing.mentor.user)
    assert client.post(reverse("my_mentor"), {"words": ""}).status_code == 422
    assert client.post(reverse("my_mentor"), {"words": "언제 시작할까요?"}).status_code == 302
    asked = Request.objects.get(kind="QUESTION")
    answer = reverse("mentor_answer", args=[asked.public_id])
    assert staff.post(answer, {"words": "다음 주요."}).status_code == 302
    assert "다음 주요." in page(client, "my_mentor")[1]


@pytest.mark.django_db(transaction=True)
def test_a_no_without_a_reason_is_asked_for_one():
    office()
    mentor, request = MentorFactory(), RequestFactory()
    client = browser(request.resident.user)
    client.post(reverse("mentor_choose", args=[mentor.public_id]))
    answer = reverse("mentor_answer", args=[request.public_id])
    staff = browser(mentor.user)
    assert staff.post(answer, {"say": "decline", "words": ""}).status_code == 422
    assert staff.post(answer, {"say": "decline", "words": "자리가 없어요."}).status_code == 302
    assert Pairing.objects.get().state == "DECLINED"


def test_whoever_owes_reads_of_the_chosen_mentor_only_what_their_answer_is_about():
    """The mentor of before writes the file without learning who comes after."""
    chosen, mentor = MentorFactory(user__name="새 멘토"), MentorFactory()
    wish = RequestFactory(owner=mentor.user)
    file = RequestFactory(resident=wish.resident, kind="HANDOVER", owner=mentor.user)
    one = PairingFactory(resident=wish.resident, request=wish, mentor=chosen, state="PROPOSED")
    staff = browser(mentor.user)
    assert "새 멘토" not in page(staff, "mentor_answer", file.public_id)[1]
    html = page(staff, "mentor_answer", wish.public_id)[1]
    assert ("새 멘토" in html, 'value="accept"' in html) == (True, False)
    Pairing.objects.filter(pk=one.pk).update(state="ASKED")
    assert 'value="accept"' in page(staff, "mentor_answer", wish.public_id)[1]


def test_nobody_else_reads_or_answers_a_request():
    one = RequestFactory()
    clerk = MembershipFactory(role=Role.COUNSELLOR)
    assert page(browser(clerk.user), "mentor_answer", one.public_id)[0] == 404
    assert page(browser(one.owner), "mentor_answer", one.public_id)[0] == 403


def test_pages_say_the_citys_days(settings, tmp_path):
    file = copytree(settings.CITY_DIR, tmp_path / settings.CITY_DIR.name) / "counselling.toml"
    told = file.read_text("utf-8").replace("answer_days = 3", "answer_days = 5")
    file.write_text(told, "utf-8")
    client, waits = browser(PairingFactory().resident.user), browser(RequestFactory().resident.user)
    settings.CITY_DIR = file.parent
    assert "일하는 날로 5일 안에 답이 옵니다." in page(client, "my_mentor")[1]
    assert "멘토가 일하는 날로 5일 안에 답합니다." in page(waits, "mentor_suggestions")[1]


def test_without_room_the_desk_is_named():
    clerk = office()
    one = RequestFactory(owner=clerk)
    _status, html = page(browser(one.resident.user), "mentor_suggestions")
    assert "지금 맞는 멘토에게 빈자리가 없습니다" in html
    assert clerk.name in html
