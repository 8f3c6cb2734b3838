"""A term for whoever thinks of applying, and the pages that lead there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.enrolments.services import reviews
from tests.catalogue.own import Staff
from tests.enrolments.factories import review_plan
from tests.schools.made import held, modules

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


def text(address):
    answer = Client().get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.fixture
def term():
    now, staff = timezone.now(), Staff()
    made = held(staff, at=now, closes_at=now + 5 * DAY, offers_until_at=now + 6 * DAY)
    plan = review_plan(decide_at=now + 8 * DAY)
    reviews.publish(intake_id=made.entrance_id, plan=plan, by=staff.user, at=now - 41 * DAY)
    return made


def test_a_term_tells_its_days_its_stages_and_the_way_in(term):
    page = text(reverse("school_term", args=[term.public_id]))
    for said in ("결과 발표", "입학하는 날", "나눔의 날", "2과목을 마치면", "건강 살롱", "보기로"):
        assert said in page
    run = term.entrance.run
    assert reverse("course_apply", args=[run.course.public_id, run.public_id]) in page
    unknown = reverse("school_term", args=[run.public_id])
    assert Client().get(unknown).status_code == 404


def test_the_course_of_a_module_leads_to_the_school_and_not_to_its_door(term):
    run = modules(term, 1)[0].intake.run
    page = text(reverse("course", args=[run.course.public_id]))
    assert "학교에 들어온 사람만" in page
    assert reverse("school_term", args=[term.public_id]) in page
    assert reverse("course_apply", args=[run.course.public_id, run.public_id]) not in page


def test_the_course_of_the_entrance_leads_to_both(term):
    run = term.entrance.run
    page = text(reverse("course", args=[run.course.public_id]))
    assert reverse("school_term", args=[term.public_id]) in page
    assert reverse("course_apply", args=[run.course.public_id, run.public_id]) in page


@pytest.mark.usefixtures("loaded_offer")
@pytest.mark.django_db
def test_its_programme_says_until_when_one_can_apply():
    now = timezone.now()
    made = held(Staff(), at=now, closes_at=now + 5 * DAY, offers_until_at=now + 6 * DAY)
    page = text(reverse("programme", args=["life-design-school"]))
    assert reverse("school_term", args=[made.public_id]) in page
    assert "아직 신청을 받지 않습니다" not in page
