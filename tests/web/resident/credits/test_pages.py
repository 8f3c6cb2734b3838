"""A person's credits on their pages, from telling of them to the ways to a degree."""

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.credits.models import Entry, Wish
from naru.flows.learning_tasks import find_ways
from tests.credits.classes import close, furnish_credits, mark, person, taught
from tests.web.lives import browser, make_life
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db(transaction=True)


def text(answer):
    return " ".join(answer.content.decode().split())


def test_advance_credits_say_where_they_count_and_why_not_elsewhere():
    desk, now = Desk(), timezone.now()
    door = taught(desk, at=now)
    mark(door, desk, (70, 0, 0), at=now)
    close(door, desk, at=now)
    me = browser(person(door, 1).user)
    page = text(me.get(reverse("my_credits")))
    assert f"{desk.organisation.name}에 입학하거나 편입할 때" in page
    assert "학점은행제에는 들어가지 않습니다" in page
    assert ("데이터 첫걸음" in page, "점수 70, 출석 100%" in page) == (True, True)
    file = me.get(reverse("credit_file")).json()
    assert [one["credits"] for one in file["lines"]] == [2]
    assert "점수 70" in text(me.get(reverse("credit_transcript")))


def test_the_course_says_what_it_gives_and_its_seat_what_it_brought():
    desk, now = Desk(), timezone.now()
    door = taught(desk, at=now)
    mark(door, desk, (70, 0, 0), at=now)
    close(door, desk, at=now)
    seat = door.applications.get(seat_no=1)
    me = browser(seat.resident.user)
    page = text(me.get(reverse("course", args=[door.run.course.public_id])))
    for words in ("마치면 받는 것", "2학점", "데이터 첫걸음", "출석 80% 이상, 점수 60점 이상"):
        assert words in page
    there = reverse("enrolment", args=[seat.claim.public_id])
    page = text(me.get(there))
    assert "점수는 70점이고, 2학점(선수학점)을 받았습니다." in page
    cancel = reverse("enrolment_cancel", args=[seat.claim.public_id])
    assert (cancel in page, me.get(cancel).status_code) == (False, 404)
    assert "취소할 수 없습니다" in text(me.post(cancel, follow=True))
    assert f'href="{reverse("certificates")}"' in text(me.get(reverse("my_credits")))


def test_from_a_degree_to_its_ways():
    life = make_life("가람")
    said = {
        "title": "자료구조",
        "credits": "3",
        "category": "MAJOR",
        "field": "computing",
        "body_name": "다른 교육원",
        "accredited": "on",
        "ended_on": "2026-06-13",
    }
    assert life.client.post(reverse("credit_say_class"), said).status_code == 302
    again = life.client.post(reverse("credit_say_class"), said)
    assert (again.status_code, "이미 적은 과목" in text(again)) == (422, True)
    licence = {"licence": "sqld", "ended_on": "2026-06-13"}
    assert life.client.post(reverse("credit_say_licence"), licence).status_code == 302
    chosen = {"degree": "associate-2", "major": "computing"}
    assert life.client.post(reverse("credit_goal"), chosen).status_code == 302
    assert life.client.post(reverse("credit_ways")).status_code == 302
    assert "다 되었는지 보기" in text(life.client.get(reverse("my_credits")))
    find_ways(wish_id=Wish.objects.get().pk)
    page = text(life.client.get(reverse("my_credits")))
    assert ("이보다 나은 길은 없습니다" in page, "전문학사(2년제)의 전공" in page) == (True, True)
    entry = Entry.objects.get(kind="BANK")
    back = reverse("credit_unsay", args=[entry.public_id])
    assert life.client.post(back).status_code == 302
    assert "자료구조" not in text(life.client.get(reverse("my_credits")))


def test_ways_by_greed_say_that_better_may_exist():
    life = make_life("가람")
    furnish_credits(life.resident, at=timezone.now())
    assert "더 나은 길이 있을 수 있습니다" in text(life.client.get(reverse("my_credits")))
